//! The JSON Schemas in `schemas/` are those of the types; the shipped content holds to them.

use std::fs;

use crate::root;

#[test]
fn the_committed_schemas_are_those_of_the_types() {
    for (name, text) in gongshi::read::schema::all() {
        let path = root().join("schemas").join(name);
        if std::env::var_os("BLESS").is_some() {
            fs::create_dir_all(root().join("schemas")).unwrap();
            fs::write(&path, &text).unwrap();
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), text, "{name}; BLESS=1 cargo test writes it anew");
    }
    let files = fs::read_dir(root().join("schemas")).unwrap().count();
    assert_eq!(files, gongshi::read::schema::all().len(), "a schema nobody reads by");
}
