//! HTML → tags and words with their lines. The tokens are html5ever's, so entities and broken mark-up read as in a browser.

use std::cell::RefCell;

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token as Raw, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// One token that matters here.
#[derive(Debug)]
pub(super) enum Token {
    Open { name: String, about: About, line: usize },
    Close(String),
    Words { text: String, line: usize },
}

/// What the attributes of an element say of it.
#[derive(Clone, Debug, Default)]
pub(super) struct About {
    /// `class` and `id`, in small letters.
    pub named: String,
    /// Not shown at all.
    pub hidden: bool,
    /// `charset` or the `content` of a meta element.
    pub charset: Option<String>,
    /// The first number of a list.
    pub start: Option<u32>,
    /// How many columns a cell of a table covers.
    pub across: Option<usize>,
    /// How many rows it covers.
    pub down: Option<usize>,
}

/// All tokens of a page, and how many comments, scripts and style sheets were passed over.
pub(super) fn tokens(text: &str) -> (Vec<Token>, Unread) {
    let sink = Sink::default();
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    // A script ends with a pause; the rest is read on.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    let state = tokenizer.sink.0.into_inner();
    (state.tokens, state.unread)
}

/// What is in the file and is no words.
#[derive(Debug, Default)]
pub(super) struct Unread {
    pub comments: usize,
    pub scripts: usize,
}

#[derive(Default)]
struct State {
    tokens: Vec<Token>,
    unread: Unread,
    /// The script or style sheet that is open.
    code: Option<String>,
}

#[derive(Default)]
struct Sink(RefCell<State>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Raw, line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        let line = usize::try_from(line).unwrap_or(1).max(1);
        match token {
            Raw::TagToken(tag) => return state.tag(&tag, line),
            Raw::CharacterTokens(words) if state.code.is_none() => state.words(&words, line),
            Raw::CommentToken(_) => state.unread.comments = state.unread.comments.saturating_add(1),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn words(&mut self, words: &str, line: usize) {
        // The line is that of the end of the words.
        let above = words.bytes().filter(|byte| *byte == b'\n').count();
        match self.tokens.last_mut() {
            Some(Token::Words { text, .. }) => text.push_str(words),
            _ => self.tokens.push(Token::Words { text: words.to_owned(), line: line.saturating_sub(above).max(1) }),
        }
    }

    fn tag(&mut self, tag: &Tag, line: usize) -> TokenSinkResult<()> {
        let name = tag.name.to_string();
        if tag.kind == TagKind::EndTag {
            if self.code.as_deref() == Some(name.as_str()) {
                self.code = None;
            }
            self.tokens.push(Token::Close(name));
            return TokenSinkResult::Continue;
        }
        let state = match name.as_str() {
            "script" => Some(RawKind::ScriptData),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
            "title" | "textarea" => Some(RawKind::Rcdata),
            _ => None,
        };
        if matches!(name.as_str(), "script" | "style") {
            self.unread.scripts = self.unread.scripts.saturating_add(1);
            self.code = Some(name.clone());
        }
        self.tokens.push(Token::Open { name, about: about(tag), line });
        state.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
    }
}

fn about(tag: &Tag) -> About {
    let mut about = About::default();
    for attribute in &tag.attrs {
        let value = attribute.value.as_ref();
        match attribute.name.local.as_ref() {
            "class" | "id" => about.named.push_str(&format!(" {}", value.to_ascii_lowercase())),
            "hidden" => about.hidden = true,
            "style" => {
                let style: String = value.chars().filter(|c| !c.is_whitespace()).collect();
                about.hidden |= style.to_ascii_lowercase().contains("display:none");
            }
            "charset" => about.charset = Some(value.to_owned()),
            "content" if about.charset.is_none() => {
                about.charset = value.to_ascii_lowercase().split_once("charset=").map(|(_, label)| label.trim().to_owned());
            }
            "start" => about.start = value.trim().parse().ok(),
            "colspan" => about.across = value.trim().parse().ok(),
            "rowspan" => about.down = value.trim().parse().ok(),
            _ => {}
        }
    }
    about
}

/// The encoding the first kilobytes declare: a meta element's, or that of an XML declaration.
pub(super) fn declared(bytes: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096)).unwrap_or_default()).into_owned();
    let (all, _) = tokens(&start);
    let meta = all.into_iter().find_map(|token| match token {
        Token::Open { name, about, .. } if name == "meta" => about.charset,
        _ => None,
    });
    meta.or_else(|| {
        let declaration = start.trim_start().strip_prefix("<?xml")?.split_once("?>")?.0;
        let value = declaration.split_once("encoding=")?.1;
        value.get(1..)?.split(['"', '\'']).next().map(str::to_owned)
    })
}
