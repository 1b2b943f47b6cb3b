globalThis.engine = (() => {
  let index;
  const load = (src) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { src, onload: resolve, onerror: reject });
    document.head.append(script);
  });
  return {
    async open(lang) {
      const [json] = await Promise.all([fetch(`/minisearch/${lang}.json`).then((answer) => answer.text()), load("/minisearch/minisearch.js"), load("/minisearch/segment.js")]);
      index = globalThis.MiniSearch.loadJSON(json, globalThis.miniOptions(lang));
    },
    async ask(words, limit) {
      const found = index.search(words);
      return { total: found.length, hits: found.slice(0, limit).map(({ url, title }) => ({ url, title, pieces: null })) };
    },
  };
})();
