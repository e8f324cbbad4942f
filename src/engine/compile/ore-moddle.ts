import type { HandlerMeta, StepMeta } from '../types.ts';
import type { ModdleElement } from './moddle.ts';

const attributes = (...names: string[]) => names.map((name) => ({ name, isAttr: true, type: 'String' }));

/** Our own vocabulary in BPMN files. An attribute or element it does not know is a warning of moddle, and a warning is an error. */
export const ORE_PACKAGE = {
  name: 'OreCase',
  uri: 'http://orecase.cn/schema/bpmn/1.0',
  prefix: 'ore',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Step',
      superClass: ['Element'],
      meta: { allowedIn: ['bpmn:UserTask'] },
      properties: attributes('role', 'form', 'clock', 'gates', 'officers', 'produces', 'basis', 'en', 'stage'),
    },
    { name: 'Handler', superClass: ['Element'], meta: { allowedIn: ['bpmn:ServiceTask'] }, properties: attributes('name', 'mode', 'en') },
    { name: 'Procedure', superClass: ['Element'], meta: { allowedIn: ['bpmn:Process'] }, properties: attributes('matter', 'en') },
  ],
};

/** The extension elements of one of our types, e.g. 'ore:Step'. */
export function oreElements(element: ModdleElement, type: string): ModdleElement[] {
  return (element.extensionElements?.values ?? []).filter((value: ModdleElement) => value.$type === type);
}

const words = (text: unknown): string[] =>
  String(text ?? '')
    .split(/\s+/)
    .filter(Boolean);

/** `elementId`: the id as executed, which inside an expanded call is not the one drawn. Missing attributes become '' for the validator to find. */
export function readStep(element: ModdleElement, elementId: string): StepMeta | undefined {
  const [step] = oreElements(element, 'ore:Step');
  if (!step) return undefined;
  return {
    elementId,
    name: element.name ?? '',
    nameEn: step.en ?? '',
    role: step.role ?? '',
    form: step.form ?? '',
    clock: step.clock ?? '',
    gates: words(step.gates),
    officers: Number(step.officers ?? 0),
    produces: words(step.produces),
    basis: step.basis ?? '',
    stage: step.stage ?? '',
  };
}

/** As readStep, for a service task. */
export function readHandler(element: ModdleElement, elementId: string): HandlerMeta | undefined {
  const [handler] = oreElements(element, 'ore:Handler');
  if (!handler) return undefined;
  return { elementId, name: element.name ?? '', handler: handler.name ?? '', mode: handler.mode === 'job' ? 'job' : 'effect' };
}

/** Kind of matter and English name of a process. */
export function readProcedure(process: ModdleElement | undefined): { matter: string; nameEn: string } {
  const [procedure] = process ? oreElements(process, 'ore:Procedure') : [];
  return { matter: procedure?.matter ?? '', nameEn: procedure?.en ?? '' };
}
