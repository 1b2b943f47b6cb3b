//! A finished page without the white space nobody sees.

use minify_html::Cfg;

use super::tag;

/// How deep the elements of a page may lie in one another. Browsers stop at as many (Blink, WebKit), and the minifier takes some
/// of the stack for each.
const DEEPEST: usize = 512;

/// Elements that hold nothing, and have no end tag.
const VOID: [&str; 14] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements that hold text alone, whatever it looks like.
const TEXT: [&str; 4] = ["script", "style", "textarea", "title"];

/// The page, smaller and still valid HTML that a validator and every browser read as the same document:
/// closing tags, `<html>`, `<head>` and `type=text` stay, scripts and style sheets are not touched.
/// Comments go. Quotes go only where the standard allows a value without them.
///
/// # Errors
/// Its elements lie too deep in one another, in words: most likely their end tags are missing.
pub fn minify(html: &str) -> Result<String, String> {
    let depth = depth(html);
    if depth > DEEPEST {
        return Err(format!("elements lie {depth} deep in one another, {DEEPEST} at most; close each by its own end tag"));
    }
    let safe = Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        keep_comments: false,
        minify_css: false,
        minify_js: false,
        minify_doctype: false,
        allow_noncompliant_unquoted_attribute_values: false,
        allow_optimal_entities: false,
        allow_removing_spaces_between_attributes: false,
        ..Cfg::default()
    };
    // Of text it makes text; should it not, the page stays as it is.
    Ok(String::from_utf8(minify_html::minify(html.as_bytes(), &safe)).unwrap_or_else(|_| html.to_owned()))
}

/// How deep the minifier would go: to it an end tag closes the element it is of, or none.
fn depth(html: &str) -> usize {
    let (mut open, mut deepest) = (Vec::new(), 0);
    let mut rest = html;
    while let Some((_, from)) = rest.split_once('<') {
        if let Some(comment) = from.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (inside, after) = tag::split(from);
        rest = after;
        if let Some(end) = inside.strip_prefix('/') {
            open.pop_if(|last: &mut &str| last.eq_ignore_ascii_case(tag::name(end)));
            continue;
        }
        let name = tag::name(inside);
        let is = |one: &&str| name.eq_ignore_ascii_case(one);
        if TEXT.iter().any(is) {
            rest = after
                .match_indices("</")
                .find(|(at, _)| is(&tag::name(after.get(at + 2..).unwrap_or_default())))
                .map_or("", |(at, _)| after.get(at..).unwrap_or_default());
        } else if !name.is_empty() && !name.starts_with(['!', '?']) && !VOID.iter().any(is) {
            let closed = inside.ends_with('/') && (open.contains(&"svg") || name == "svg");
            if !closed {
                open.push(name);
                deepest = deepest.max(open.len());
            }
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structure_stays_and_white_space_goes() {
        let page = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<title>公示</title>\n<!-- x -->\n</head>\n<body>\n<p>五个  <b>工作日</b>\n起</p>\n<ul>\n<li>一</li>\n</ul>\n<script>\nlet a = 1;  // x\n</script>\n</body>\n</html>\n";
        let small = minify(page).unwrap_or_default();
        for kept in [
            "<html lang=zh-CN>",
            "<head>",
            "</head>",
            "<body>",
            "</p>",
            "</li>",
            "</body></html>",
            "五个 <b>工作日</b> 起",
            "let a = 1;  // x",
        ] {
            assert!(small.contains(kept), "{kept} in {small}");
        }
        assert!(!small.contains("<!-- x") && small.len() < page.len());
    }

    #[test]
    fn a_value_that_needs_its_quotes_keeps_them() {
        let small = minify("<a href=\"a.html?x=1\" title=\"a 'b' c\">公</a>").unwrap_or_default();
        assert!(small.contains("href=\"a.html?x=1\"") && small.contains("title=\"a 'b' c\""), "{small}");
    }

    #[test]
    fn elements_too_deep_in_one_another_are_told() {
        let nested = |times: usize| "<div>".repeat(times);
        assert!(minify(&nested(DEEPEST)).is_ok());
        assert!(minify(&nested(100_000)).is_err_and(|why| why.contains("100000 deep")));
        assert!(minify(&"<p><i></p>".repeat(DEEPEST)).is_err(), "an end tag of another element closes nothing");
        let flat = "<p title='<p>'>a<br><img src=x>b</p><!-- <p> --><SCRIPT>if(a<b)c()</script><svg><path d=M0 /></svg>";
        assert_eq!(depth(&flat.repeat(100)), 1);
    }
}
