import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DocumentRenderer, type DocumentContent } from '../../src/documents/render/renderer.ts';

export const TEMPLATES = path.resolve('templates');
/** Kept between runs: unpacking the browser takes a second. */
export const CACHE = path.resolve('data/cache');

export function sampleOf(type: string, name: 'sample' | 'sample-edge' = 'sample'): DocumentContent & { fields: Record<string, unknown> } {
  return { type, mark: null, identity: `${type}-${name}`, ...JSON.parse(readFileSync(path.join(TEMPLATES, type, `${name}.json`), 'utf8')) };
}

export const aRenderer = (options: { pages?: number } = {}): DocumentRenderer =>
  new DocumentRenderer({ templates: TEMPLATES, cache: CACHE, ...options });
