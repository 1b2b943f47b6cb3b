//! Former names, as a page shows them.

use crate::plan::desk::Desk;
use crate::plan::former::Former;
use crate::plan::view::Markup;

/// Names that are no more, in the page's language, the earliest first.
pub(crate) fn list(desk: &Desk<'_>, former: &[Former]) -> Markup {
    let mut list = Markup::new(desk.lang);
    for one in former {
        let name = desk.named(&one.name, None);
        list.raw("<li>").spoken(&name.text, name.lang).aside(name.other.as_deref()).raw(" <span class=\"hint\">");
        match one.from {
            Some(from) => list.day(from).raw(desk.pick("至", " to ")),
            None => list.raw(desk.pick("至", "until ")),
        };
        list.day(one.until).raw("</span></li>");
    }
    list
}
