import type { ModdleElement } from '../compile/moddle.ts';
import { oreElements, readHandler, readProcedure, readStep } from '../compile/ore-moddle.ts';
import type { StepMeta, Vocabulary } from '../types.ts';
import { ofType, type Finding, type Rule } from './finding.ts';

const PLACES: ReadonlyArray<readonly [string, string]> = [
  ['ore:Step', 'bpmn:UserTask'],
  ['ore:Handler', 'bpmn:ServiceTask'],
  ['ore:Procedure', 'bpmn:Process'],
];

/** Our elements stand where they mean something, once. */
const extensionPlaces: Rule = ({ elements }) =>
  elements.flatMap((element) =>
    PLACES.flatMap(([extension, place]): Finding[] => {
      const count = oreElements(element, extension).length;
      if (!count || (element.$type === place && count === 1)) return [];
      const tag = extension.replace('Step', 'step').replace('Handler', 'handler').replace('Procedure', 'procedure');
      return [
        {
          elementId: element.id,
          rule: 'extension-place',
          reason: `<${tag}> stands ${count} times in a ${element.$type}`,
          cure: `it belongs once into a ${place}`,
        },
      ];
    }),
  );

const procedure: Rule = (drawing) =>
  ofType(drawing, 'bpmn:Process')
    .filter((process) => process['isExecutable'] && (!readProcedure(process).matter || !readProcedure(process).nameEn || !process.name))
    .map((process) => ({
      elementId: process.id,
      rule: 'procedure',
      reason: 'the process has no name or no <ore:procedure matter en>',
      cure: 'say its name, what kind of matter it is about and its English name',
    }));

const userTasks: Rule = (drawing) =>
  ofType(drawing, 'bpmn:UserTask').flatMap((task) => {
    const step = readStep(task, task.id);
    if (!step) return [{ elementId: task.id, rule: 'step', reason: 'user task without <ore:step>', cure: 'say its role, form and clock' }];
    return [...required(task, step), ...officers(task, step), ...names(task, step, drawing.vocabulary)];
  });

function required(task: ModdleElement, step: StepMeta): Finding[] {
  return (['name', 'role', 'form', 'clock', 'stage'] as const)
    .filter((key) => !step[key])
    .map((key) => ({
      elementId: task.id,
      rule: `step-${key}`,
      reason: `the step has no ${key}`,
      cure: key === 'clock' ? 'name the law id of its clock, or write clock="none"' : `write ${key}="…"`,
    }));
}

function officers(task: ModdleElement, { officers }: StepMeta): Finding[] {
  if (Number.isInteger(officers) && officers >= 0) return [];
  return [
    {
      elementId: task.id,
      rule: 'step-officers',
      reason: 'officers is not a whole number',
      cure: 'write how many certified officers must be named, e.g. officers="2"',
    },
  ];
}

function names(task: ModdleElement, step: StepMeta, vocabulary: Vocabulary): Finding[] {
  const unknown = (rule: string, name: string, known: ReadonlySet<string>): Finding[] =>
    !name || known.has(name)
      ? []
      : [
          {
            elementId: task.id,
            rule: `unknown-${rule}`,
            reason: `there is no ${rule} "${name}"`,
            cure: `use one of the known ${rule}s, or add it to the house first`,
          },
        ];
  return [
    ...unknown('role', step.role, vocabulary.roles),
    ...unknown('form', step.form, vocabulary.forms),
    ...(step.clock === 'none' ? [] : unknown('clock', step.clock, vocabulary.clocks)),
    ...unknown('stage', step.stage, vocabulary.stages),
    ...step.gates.flatMap((gate) => unknown('gate', gate, vocabulary.gates)),
    ...step.produces.flatMap((document) => unknown('document', document, vocabulary.documents)),
  ];
}

const handlers: Rule = (drawing) =>
  ofType(drawing, 'bpmn:ServiceTask').flatMap((task) => {
    const { handler } = readHandler(task, task.id) ?? { handler: '' };
    const mode = oreElements(task, 'ore:Handler')[0]?.['mode'];
    const findings: Finding[] = [];
    if (handler && !drawing.vocabulary.handlers.has(handler)) {
      findings.push({
        elementId: task.id,
        rule: 'unknown-handler',
        reason: `there is no handler "${handler}"`,
        cure: 'register it with @Handler, or correct the name',
      });
    }
    if (mode !== undefined && mode !== 'effect' && mode !== 'job') {
      findings.push({
        elementId: task.id,
        rule: 'handler-mode',
        reason: `mode "${mode}" is unknown`,
        cure: 'effect: in the same transaction; job: later, the process waits',
      });
    }
    return findings;
  });

export const NAME_RULES: readonly Rule[] = [extensionPlaces, procedure, userTasks, handlers];
