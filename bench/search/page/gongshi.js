// globalThis.engine: { open(lang), ask(words, limit) → { hits: [{ url, title, pieces }], total } }, pieces [{ text, marked }] or null.
// Everything it loads is paid for; this file and the empty page around it are not.
globalThis.engine = (() => {
  let index;
  const load = (src) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { src, onload: resolve, onerror: reject });
    document.head.append(script);
  });
  return {
    async open(lang) {
      await load("/site/js/search.js");
      index = await globalThis.gongshiSearch.open("/site/", lang);
    },
    async ask(words, limit) {
      const found = await index.find(words, { limit, excerpts: limit <= 10 });
      return { total: found.total, hits: found.hits.map((hit) => ({ url: hit.url, title: hit.title, pieces: [hit.marks ?? [], hit.excerpt ?? []] })) };
    },
  };
})();
