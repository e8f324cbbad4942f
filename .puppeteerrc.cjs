// A failed browser download would fail the whole `npm ci`; the product looks for a browser itself (src/documents/render/browser.ts).
module.exports = { skipDownload: true };
