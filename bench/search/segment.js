// How MiniSearch sees words, when it is built and when it is asked: the dictionary of the browser, full width and case folded.
(function (root) {
  const segmenters = {};
  root.segment = (lang) => (text) => {
    const segmenter = (segmenters[lang] ??= new Intl.Segmenter(lang, { granularity: "word" }));
    return [...segmenter.segment(text.normalize("NFKC").toLowerCase())].filter((part) => part.isWordLike).map((part) => part.segment);
  };
  root.miniOptions = (lang) => ({ fields: ["title", "body"], storeFields: ["url", "title"], tokenize: root.segment(lang), processTerm: (term) => term, searchOptions: { boost: { title: 2 } } });
})(globalThis);
