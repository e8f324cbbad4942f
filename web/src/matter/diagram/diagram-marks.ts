import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type { TakenProcess } from '../../api/types.ts';
import { dateOf } from '../../parts/dates.ts';
import css from './diagram.module.css';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Canvas {
  viewbox: (box?: Box) => { inner: Box; outer: { width: number; height: number }; scale?: number };
  addMarker: (id: string, marker: string) => void;
  removeMarker: (id: string, marker: string) => void;
}
interface Overlays {
  add: (id: string, overlay: { position: Record<string, number>; html: HTMLElement }) => string;
  remove: (id: string) => void;
}
interface Registry {
  get: (
    id: string,
  ) =>
    | { id: string; x: number; y: number; width: number; height: number; type: string; source?: { id: string }; target?: { id: string } }
    | undefined;
  filter: (test: (e: { id: string; source?: { id: string }; target?: { id: string } }) => boolean) => Array<{ id: string }>;
}
interface Words {
  live: string;
  who: Record<string, string>;
  visits: (n: number) => string;
}

const AIR = 28;
const LEGIBLE = 0.74;
/** Opens the drawing whole if its words can then be read; otherwise at a legible size with the live step in the middle. */
export function openAt(viewer: NavigatedViewer, live: string | undefined): void {
  const canvas = viewer.get<Canvas>('canvas');
  fit(canvas);
  const { inner, outer, scale } = canvas.viewbox();
  const shape = live ? viewer.get<Registry>('elementRegistry').get(live) : undefined;
  if (!outer.width || (scale ?? 1) >= LEGIBLE) return;
  const [width, height] = [outer.width / LEGIBLE, outer.height / LEGIBLE];
  const at = (middle: number, start: number, length: number, room: number) =>
    length + 2 * AIR <= room
      ? start - (room - length) / 2
      : Math.max(start - AIR, Math.min(middle - room / 2, start + length + AIR - room));
  canvas.viewbox({
    x: at((shape?.x ?? inner.x) + (shape?.width ?? 0) / 2, inner.x, inner.width, width),
    y: at((shape?.y ?? inner.y) + (shape?.height ?? 0) / 2, inner.y, inner.height, height),
    width,
    height,
  });
}

/** Shows the whole drawing with a little air around it. */
export function fit(canvas: Canvas): void {
  const { inner, outer } = canvas.viewbox();
  if (!inner.width || !outer.width) return;
  const width = Math.max(inner.width + 2 * AIR, ((inner.height + 2 * AIR) * outer.width) / outer.height);
  const height = (width * outer.height) / outer.width;
  canvas.viewbox({ x: inner.x - (width - inner.width) / 2, y: inner.y - (height - inner.height) / 2, width, height });
}

function label(className: string | undefined, text: string, title?: string): HTMLElement {
  const span = document.createElement('span');
  span.className = `${className ?? ''} num`;
  span.textContent = text;
  if (title) span.title = title;
  return span;
}

/** Marks path, live steps, incidents and visits; returns how to take the marks off again. */
export function mark(viewer: NavigatedViewer, process: TakenProcess, words: Words): () => void {
  const canvas = viewer.get<Canvas>('canvas');
  const overlays = viewer.get<Overlays>('overlays');
  const registry = viewer.get<Registry>('elementRegistry');
  const undo: Array<() => void> = [];
  const add = (id: string, marker: string) => {
    if (!registry.get(id)) return;
    canvas.addMarker(id, marker);
    undo.push(() => canvas.removeMarker(id, marker));
  };
  const overlay = (id: string, position: Record<string, number>, html: HTMLElement) => {
    if (!registry.get(id)) return;
    const added = overlays.add(id, { position, html });
    undo.push(() => overlays.remove(added));
  };
  const visited = new Set([...process.taken, ...process.live]);
  process.taken.forEach((id) => add(id, 'taken'));
  // a server that names no sequence flows: the flows between two visited elements were taken
  if (!registry.filter((e) => Boolean(e.source) && visited.has(e.id)).length)
    registry
      .filter((e) => Boolean(e.source && e.target && visited.has(e.source.id) && visited.has(e.target.id)))
      .forEach((e) => add(e.id, 'taken'));
  process.live.forEach((id) => {
    add(id, 'live');
    overlay(id, { top: -14, left: 0 }, label(css.liveLabel, words.who[id] ? `${words.live} · ${words.who[id]}` : words.live));
  });
  process.incidents.forEach((i) => add(i.elementId, 'incident'));
  for (const [id, visits] of Object.entries(process.visits)) {
    const last = visits.at(-1);
    const shape = registry.get(id);
    if (!last || !shape || process.live.includes(id) || !/Task|SubProcess|CallActivity/.test(shape.type)) continue;
    const times = visits.length > 1 ? ` ×${visits.length}` : '';
    overlay(
      id,
      { bottom: 8, right: 44 },
      label(css.visit, dateOf(last.at).slice(5) + times, visits.map((v) => `${dateOf(v.at)} ${v.by ?? ''}`).join('\n')),
    );
  }
  return () =>
    undo.forEach((take) => {
      try {
        take();
      } catch {
        /* the viewer is already gone */
      }
    });
}
