//! A finished page without the white space nobody sees.

use minify_html::Cfg;

/// The page, smaller and still valid HTML that a validator and every browser read as the same document:
/// closing tags, `<html>`, `<head>` and `type=text` stay, scripts and style sheets are not touched.
/// Comments go. Quotes go only where the standard allows a value without them.
pub fn minify(html: &str) -> String {
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
    String::from_utf8(minify_html::minify(html.as_bytes(), &safe)).unwrap_or_else(|_| html.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structure_stays_and_white_space_goes() {
        let page = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<title>公示</title>\n<!-- x -->\n</head>\n<body>\n<p>五个  <b>工作日</b>\n起</p>\n<ul>\n<li>一</li>\n</ul>\n<script>\nlet a = 1;  // x\n</script>\n</body>\n</html>\n";
        let small = minify(page);
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
        let small = minify("<a href=\"a.html?x=1\" title=\"a 'b' c\">公</a>");
        assert!(small.contains("href=\"a.html?x=1\"") && small.contains("title=\"a 'b' c\""), "{small}");
    }
}
