/** Prints every sample to out/documents, to be looked at: `node scripts/tool.mjs test/documents/render-samples.ts`. */
import 'reflect-metadata';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DocumentRenderer } from '../../src/documents/render/renderer.ts';
import { DOCUMENT_TYPES } from '../../src/documents/types/index.ts';

export async function main(): Promise<void> {
  const out = path.resolve('out/documents');
  mkdirSync(out, { recursive: true });
  const renderer = new DocumentRenderer({ templates: path.resolve('templates'), cache: path.resolve('data/cache') });
  const pdfs = [];
  for (const type of DOCUMENT_TYPES.keys()) {
    for (const name of ['sample', 'sample-edge']) {
      const sample = JSON.parse(readFileSync(`templates/${type}/${name}.json`, 'utf8'));
      const content = { type, ...sample, mark: null, identity: 'sample' };
      const pdf = await renderer.pdf(content);
      writeFileSync(path.join(out, `${type}-${name}.pdf`), pdf.bytes);
      if (name === 'sample') {
        pdfs.push({
          name: DOCUMENT_TYPES.get(type)!.name.zh,
          number: sample.number,
          issuedOn: sample.issuedOn,
          organName: sample.organName,
          note: '',
          pdf: pdf.bytes,
        });
        writeFileSync(
          path.join(out, `${type}-draft.pdf`),
          (await renderer.pdf({ ...content, mark: '草稿', issuedOn: null, number: sample.number.replace(/\d+号$/, '　号') })).bytes,
        );
      }
      console.log(type, name, pdf.pages, 'pages', pdf.bytes.length, 'bytes', pdf.sha256.slice(0, 12));
    }
  }
  const cover = {
    organName: '登封市自然资源和规划局',
    title: '登封市石岭子建材有限公司未取得采矿权开采建筑石料用灰岩案',
    matterNumber: '登自然资立〔2026〕9号',
    partyName: '登封市石岭子建材有限公司',
    openedOn: '2026-05-27',
    closedOn: '2026-09-30',
    handlers: '赵𬭸、刘堃',
    outcome: '没收矿产品和机械设备，罚款979,200.00元；已履行',
    retention: '永久',
  };
  writeFileSync(
    path.join(out, 'dossier.pdf'),
    (await renderer.dossier({ cover, documents: pdfs, identity: 'sample', madeOn: '2026-10-01' })).bytes,
  );
  await renderer.close();
}
