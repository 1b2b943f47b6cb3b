//! What a template sees: a shape as values of the engine, read straight from its JSON. The engine takes what serialises, and
//! would walk a document that was built for it alone.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use tera::value::Map;
use tera::{Context, Value};

/// What the template of a page gets to see.
///
/// # Errors
/// The shape is no JSON, or no object.
pub(super) fn context(shape: &[u8]) -> Result<Context, serde_json::Error> {
    let Seen(value) = serde_json::from_slice(shape)?;
    let mut context = Context::new();
    for (name, value) in value.into_map().into_iter().flatten() {
        context.insert_value(name.to_string(), value);
    }
    Ok(context)
}

/// A value as the engine holds it.
struct Seen(Value);

impl<'de> Deserialize<'de> for Seen {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(SeenVisitor)
    }
}

struct SeenVisitor;

impl<'de> Visitor<'de> for SeenVisitor {
    type Value = Seen;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a view")
    }

    fn visit_unit<E>(self) -> Result<Seen, E> {
        Ok(Seen(Value::none()))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Seen, E> {
        Ok(Seen(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Seen, E> {
        Ok(Seen(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Seen, E> {
        Ok(Seen(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Seen, E> {
        Ok(Seen(value.into()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Seen, E> {
        Ok(Seen(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Seen, A::Error> {
        let mut all = Vec::new();
        while let Some(Seen(item)) = items.next_element()? {
            all.push(item);
        }
        Ok(Seen(all.into()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Seen, A::Error> {
        let mut all = Map::new();
        while let Some((name, Seen(value))) = fields.next_entry::<String, Seen>()? {
            all.insert(name.into(), value);
        }
        Ok(Seen(all.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_is_seen_as_the_engine_reads_any_document() {
        let shape = br#"{"view":{"a":[1,-1,1.5,true,null,"\u00040\u0005"],"b":{}},"c":"d"}"#;
        let document: serde_json::Value = serde_json::from_slice(shape).unwrap();
        assert_eq!(context(shape).unwrap(), Context::from_serialize(&document).unwrap());
    }
}
