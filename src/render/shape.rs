//! A page's frame and view → its shape, and the texts that go into it.
//!
//! What a template makes of a page depends on which values there are and how many, on numbers, and on the few words it may
//! ask ([`ASKED`]); never on what a text says. So every text leaves a mark with its number, and pages of one shape can
//! share what their template made of it. The shape is the view in JSON: what the template gets to see.

use std::fmt::Display;

use serde::ser::{self, Error as _, Impossible, Serialize};
use serde_json::Error;

use super::texts::Texts;
use crate::plan::view::MARKUP;

/// The fields whose words a template sees and may compare: a state or a kind, a language, the section of the site, the way to its root.
pub(super) const ASKED: [&str; 4] = ["kind", "lang", "section", "root"];

/// Around the number of a text, and around that of markup: characters no word and no template may hold.
pub(super) const TEXT: (char, char) = ('\u{4}', '\u{5}');
/// See [`TEXT`].
pub(super) const PIECE: (char, char) = ('\u{2}', '\u{3}');

/// All four.
pub(super) const MARKS: [char; 4] = [TEXT.0, TEXT.1, PIECE.0, PIECE.1];

/// The same in JSON.
const TEXT_IN_JSON: (&[u8], &[u8]) = (b"\"\\u0004", b"\\u0005\"");
const PIECE_IN_JSON: (&[u8], &[u8]) = (b"\"\\u0002", b"\\u0003\"");

/// The shape of a page, and its texts.
#[derive(Debug)]
pub(super) struct Shape {
    /// One object in JSON, with marks in place of texts.
    pub json: Vec<u8>,
    /// The texts, in the order of their marks.
    pub texts: Texts,
    /// Whether what comes next is a word that is asked.
    asked: bool,
    /// Whether what comes next is markup.
    markup: bool,
}

impl Shape {
    /// The shape of an object with these fields.
    ///
    /// # Errors
    /// A view of something a template cannot see.
    pub(super) fn of<const N: usize>(fields: [(&'static str, &dyn erased_serde::Serialize); N]) -> Result<Self, Error> {
        // Room for most pages.
        let mut shape = Self { json: Vec::with_capacity(2 << 10), texts: Texts::new(), asked: false, markup: false };
        shape.open(b'{');
        for (name, value) in fields {
            shape.field(name, &value)?;
        }
        shape.close(b'}')?;
        Ok(shape)
    }

    fn open(&mut self, bracket: u8) {
        self.json.push(bracket);
    }

    fn close(&mut self, bracket: u8) -> Result<(), Error> {
        self.json.push(bracket);
        Ok(())
    }

    /// A comma, but for the first.
    fn next(&mut self) {
        if !matches!(self.json.last(), Some(b'{' | b'[')) {
            self.json.push(b',');
        }
    }

    fn field<T: ?Sized + Serialize>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.next();
        self.json.push(b'"');
        self.json.extend_from_slice(name.as_bytes());
        self.json.extend_from_slice(b"\":");
        let before = std::mem::replace(&mut self.asked, ASKED.contains(&name));
        value.serialize(&mut *self)?;
        self.asked = before;
        Ok(())
    }

    /// As it is seen by the template.
    fn plain<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        serde_json::to_writer(&mut self.json, value)
    }

    fn mark(&mut self, nth: usize, mark: (&[u8], &[u8])) -> Result<(), Error> {
        self.json.extend_from_slice(mark.0);
        match u8::try_from(nth) {
            Ok(digit @ ..10) => self.json.push(b'0' + digit),
            _ => self.plain(&nth)?,
        }
        self.json.extend_from_slice(mark.1);
        Ok(())
    }
}

fn unseen<T>() -> Result<T, Error> {
    Err(Error::custom("a view holds texts, numbers, lists and structures alone"))
}

/// Numbers, as they are.
macro_rules! plain {
    ($($name:ident: $number:ty),*) => { $(fn $name(self, value: $number) -> Result<(), Error> { self.plain(&value) })* };
}

impl<'s> ser::Serializer for &'s mut Shape {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = &'s mut Shape;
    type SerializeTuple = &'s mut Shape;
    type SerializeStruct = &'s mut Shape;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    plain!(serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_u8: u8,
        serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_f32: f32, serialize_f64: f64);

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        // Nothing is nothing: a template may leave out what stands around it.
        if text.is_empty() {
            self.json.extend_from_slice(b"\"\"");
            return Ok(());
        }
        if self.asked && !self.markup {
            return self.plain(text);
        }
        if self.markup {
            let nth = self.texts.add_markup(text);
            return self.mark(nth, PIECE_IN_JSON);
        }
        let nth = self.texts.add(text);
        self.mark(nth, TEXT_IN_JSON)
    }

    fn collect_str<T: ?Sized + Display>(self, text: &T) -> Result<(), Error> {
        self.serialize_str(&text.to_string())
    }

    fn serialize_char(self, one: char) -> Result<(), Error> {
        self.serialize_str(one.encode_utf8(&mut [0; 4]))
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.json.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, name: &'static str, value: &T) -> Result<(), Error> {
        self.markup = name == MARKUP;
        value.serialize(&mut *self)?;
        self.markup = false;
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Error> {
        self.open(b'[');
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Error> {
        self.serialize_seq(None)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Error> {
        self.open(b'{');
        Ok(self)
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        unseen()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        unseen()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, _: &'static str) -> Result<(), Error> {
        unseen()
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Result<(), Error> {
        unseen()
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        unseen()
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeTupleVariant, Error> {
        unseen()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        unseen()
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeStructVariant, Error> {
        unseen()
    }
}

impl ser::SerializeSeq for &mut Shape {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        self.next();
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Error> {
        self.close(b']')
    }
}

impl ser::SerializeTuple for &mut Shape {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), Error> {
        self.close(b']')
    }
}

impl ser::SerializeStruct for &mut Shape {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.field(name, value)
    }

    fn end(self) -> Result<(), Error> {
        self.close(b'}')
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Lang;
    use crate::plan::view::{Chip, Markup};

    #[derive(serde::Serialize)]
    struct View {
        title: &'static str,
        none: Option<String>,
        empty: String,
        chips: Vec<Chip>,
        level: u8,
        open: bool,
        body: Markup,
    }

    fn shape(title: &'static str, text: &str) -> Shape {
        let mut body = Markup::new(Lang::Zh);
        body.element("<b>", text, "</b>");
        let chips = vec![Chip { kind: "open", text: text.to_owned() }];
        let view = View { title, none: None, empty: String::new(), chips, level: 3, open: true, body };
        Shape::of([("view", &view)]).unwrap()
    }

    #[test]
    fn a_template_sees_all_but_what_texts_say() {
        let seen = r#"{"view":{"title":"\u00040\u0005","none":null,"empty":"","chips":[{"kind":"open","text":"\u00041\u0005"}],"level":3,"open":true,"body":"\u00022\u0003"}}"#;
        assert_eq!(String::from_utf8(shape("甲", "乙").json).unwrap(), seen);
        let back: serde_json::Value = serde_json::from_str(seen).unwrap();
        assert_eq!(back["view"]["title"], format!("{}0{}", TEXT.0, TEXT.1));
        assert_eq!(back["view"]["body"], format!("{}2{}", PIECE.0, PIECE.1));
    }

    #[test]
    fn texts_stand_in_the_order_of_their_marks() {
        let texts = shape("甲", "1 < 2").texts;
        assert_eq!([0, 1, 2].map(|nth| texts.get(nth)), ["甲", "1 &lt; 2", "<b>1 &lt; 2</b>"]);
    }

    #[test]
    fn what_a_template_cannot_see_is_told() {
        assert!(Shape::of([("view", &std::collections::BTreeMap::from([("a", 1)]))]).is_err());
    }
}
