import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { describeForm, type FormField } from '../../platform/forms/field.ts';
import { DOCUMENT_TYPES } from '../types/index.ts';
import { HELPERS, registerHelpers } from './helpers.ts';
import { sha256 } from './post.ts';

/** Unescaped output is how a party's name becomes a script: no template may ask for it. */
export function unescapedOutput(source: string): string[] {
  return [...source.matchAll(/\{\{\{|\{\{~?\s*&/g)].map((match) => source.slice(match.index, match.index + 40));
}

const STYLES = {
  letter: ['page.css', 'letter.css'],
  form: ['page.css', 'form.css'],
  cover: ['page.css', 'form.css', 'cover.css'],
} as const;
export type Layout = keyof typeof STYLES;

/** The compiled templates: read once, strict (a field that is missing is an error), helpers known, nothing unescaped. */
export class TemplateSet {
  private readonly handlebars = Handlebars.create();
  private readonly compiled = new Map<string, Handlebars.TemplateDelegate>();
  private readonly shared: string;
  private readonly sources = new Map<string, string>();

  constructor(private readonly directory: string) {
    registerHelpers(this.handlebars);
    const partials = path.join(directory, 'shared/partials');
    const parts = readdirSync(partials)
      .sort()
      .map((file) => [path.basename(file, '.hbs'), this.read(path.join('shared/partials', file))] as const);
    for (const [name, source] of parts) this.handlebars.registerPartial(name, this.handlebars.compile(source, this.options));
    this.handlebars.registerPartial('layout', this.handlebars.compile(this.read('shared/layout.hbs'), this.options));
    this.shared = JSON.stringify([
      parts,
      this.read('shared/layout.hbs'),
      Object.values(STYLES).map((files) => files.map((file) => this.css(file))),
    ]);
  }

  /** One page as HTML with its styles inside. `values` must hold every name the template uses; null prints nothing. */
  html(name: string, layout: Layout, values: Record<string, unknown>): string {
    const page = this.template(name)({ ...values, layout });
    const css = STYLES[layout].map((file) => this.css(file)).join('\n');
    return page.replace('<style></style>', () => `<style>${css}</style>`);
  }

  /** Changes with anything that changes the printed page: template, partials, styles, fields, fonts. */
  hash(name: string, fontHash: string): string {
    const type = DOCUMENT_TYPES.get(name);
    return sha256(JSON.stringify([this.read(`${name}/template.hbs`), this.shared, type ? describeForm(type.fields) : null, fontHash]));
  }

  private get options(): CompileOptions {
    return {
      strict: true,
      knownHelpers: Object.fromEntries(Object.keys(HELPERS).map((name) => [name, true])) as CompileOptions['knownHelpers'],
      knownHelpersOnly: true,
    };
  }

  private template(name: string): Handlebars.TemplateDelegate {
    let template = this.compiled.get(name);
    if (!template) this.compiled.set(name, (template = this.handlebars.compile(this.read(`${name}/template.hbs`), this.options)));
    return template;
  }

  private css(file: string): string {
    return this.read(path.join('shared/css', file));
  }

  private read(file: string): string {
    const known = this.sources.get(file);
    if (known !== undefined) return known;
    const full = path.join(this.directory, file);
    if (!existsSync(full)) throw new Error(`no template file ${file}`);
    const source = readFileSync(full, 'utf8');
    if (file.endsWith('.hbs') && unescapedOutput(source).length)
      throw new Error(`${file} prints unescaped: ${unescapedOutput(source).join(' ')}`);
    this.sources.set(file, source);
    return source;
  }
}

type CompileOptions = NonNullable<Parameters<typeof Handlebars.compile>[1]>;

/** Every declared field is present (null when absent), also in rows of lists: strict templates may then ask for any of them. */
export function complete(fields: Record<string, unknown>, form: readonly FormField[]): Record<string, unknown> {
  const whole = { ...fields };
  for (const field of form) {
    const value = whole[field.name];
    whole[field.name] =
      field.fields && Array.isArray(value) ? value.map((row) => complete(row as Record<string, unknown>, field.fields!)) : (value ?? null);
  }
  return whole;
}
