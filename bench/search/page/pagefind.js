globalThis.engine = (() => {
  let reader;
  const addresses = (data) => decodeURI(data.raw_url ?? data.url).replace(/^.*\/doc\/|\.html$/g, "");
  const pieces = (html) => {
    const box = document.createElement("template");
    box.innerHTML = html;
    return [...box.content.childNodes].map((node) => ({ text: node.textContent, marked: node.nodeName === "MARK" }));
  };
  return {
    async open() {
      reader = await import("/pagefind/pagefind.js");
      await reader.init();
    },
    async ask(words, limit) {
      const found = await reader.search(words);
      const data = await Promise.all(found.results.slice(0, limit).map((result) => result.data()));
      return { total: found.results.length, hits: data.map((one) => ({ url: addresses(one), title: one.meta.title, pieces: [pieces(one.excerpt)] })) };
    },
  };
})();
