import type { ModdleElement } from '../compile/moddle.ts';
import { isFlowNode, type Finding, type Rule } from './finding.ts';

/** Flow nodes the engine runs, each with the triggers it may have ('' none). */
const SUPPORTED: Readonly<Record<string, readonly string[]>> = {
  'bpmn:StartEvent': [''],
  'bpmn:EndEvent': ['', 'Error', 'Terminate'],
  'bpmn:BoundaryEvent': ['Timer', 'Message', 'Error'],
  'bpmn:IntermediateCatchEvent': ['Timer', 'Message'],
  'bpmn:IntermediateThrowEvent': [''],
  'bpmn:ExclusiveGateway': [''],
  'bpmn:ParallelGateway': [''],
  'bpmn:EventBasedGateway': [''],
  'bpmn:UserTask': [''],
  'bpmn:ReceiveTask': [''],
  'bpmn:ServiceTask': [''],
  'bpmn:SubProcess': [''],
  'bpmn:CallActivity': [''],
};
/** What to draw instead of a type. */
const INSTEAD: Readonly<Record<string, string>> = {
  'bpmn:InclusiveGateway': 'draw a parallel gateway whose branches begin with an exclusive one that may skip the work',
  'bpmn:ComplexGateway': 'draw exclusive and parallel gateways instead',
  'bpmn:ScriptTask': 'draw a service task with a handler',
  'bpmn:BusinessRuleTask': 'draw a service task with a handler, or FEEL conditions on an exclusive gateway',
  'bpmn:SendTask': 'draw a service task with a handler',
  'bpmn:ManualTask': 'draw a user task with a form',
  'bpmn:Task': 'draw a user task or a service task',
  'bpmn:Transaction': 'draw an embedded subprocess with boundary events',
  'bpmn:AdHocSubProcess': 'draw the steps with gateways, or one user task that lists them',
};
/** What to draw instead of an event with this trigger. */
const INSTEAD_EVENT: Readonly<Record<string, string>> = {
  Signal: 'use a message, or a service task whose handler tells the other process',
  Compensate: 'draw the steps that undo the work as ordinary flow',
  Cancel: 'draw an error end event and an error boundary event',
  Escalation: 'draw a non-interrupting timer or message boundary event',
  Conditional: 'let the step that changes the fact decide at an exclusive gateway',
  Link: 'draw the flow itself',
  Message: 'to start: a handler that starts the procedure; to send: a service task',
  Timer: 'draw a catching timer event',
};

const trigger = (definition: ModdleElement | undefined) => definition?.$type.replace(/^bpmn:|EventDefinition$/g, '') ?? '';

const nodeTypes: Rule = ({ elements }) =>
  elements.filter(isFlowNode).flatMap((node): Finding[] => {
    const refuse = (reason: string, cure: string): Finding[] => [{ elementId: node.id, rule: 'unsupported', reason, cure }];
    const triggers = SUPPORTED[node.$type];
    if (!triggers)
      return refuse(`${node.$type} is not supported`, INSTEAD[node.$type] ?? 'draw it with tasks and exclusive and parallel gateways');
    if (node['triggeredByEvent'])
      return refuse('an event subprocess is not supported', 'draw an embedded subprocess with a boundary event');
    const kind = trigger(node['eventDefinitions']?.[0]);
    if (triggers.includes(kind)) return [];
    return refuse(`${node.$type} with trigger "${kind || 'none'}" is not supported`, INSTEAD_EVENT[kind] ?? 'give it a timer or a message');
  });

const activities: Rule = ({ elements }) =>
  elements.filter(isFlowNode).flatMap((node): Finding[] => {
    const refuse = (reason: string, cure: string): Finding[] => [{ elementId: node.id, rule: 'unsupported', reason, cure }];
    if (node['isForCompensation']) return refuse('compensation is not supported', INSTEAD_EVENT['Compensate']!);
    if (node['ioSpecification'] || node['dataInputAssociations'] || node['dataOutputAssociations'])
      return refuse('data mappings are not supported', 'facts are read by conditions as facts.x and written by steps and handlers');
    return [];
  });

const loops: Rule = ({ elements }) =>
  elements
    .filter((node) => node['loopCharacteristics'])
    .flatMap((node): Finding[] => {
      const { $type, collection, completionCondition, loopCardinality } = node['loopCharacteristics'];
      const refuse = (reason: string, cure: string): Finding[] => [{ elementId: node.id, rule: 'multi-instance', reason, cure }];
      if ($type !== 'bpmn:MultiInstanceLoopCharacteristics')
        return refuse('a standard loop is not supported', 'draw the loop with an exclusive gateway');
      if (collection || completionCondition)
        return refuse(
          'collections and completion conditions are not supported',
          'give a number of copies as loopCardinality; the items stay in the file',
        );
      const cardinality = String(loopCardinality?.body ?? '');
      if (!/^(\d+|=.+)$/.test(cardinality))
        return refuse('the number of copies is missing', 'write a loopCardinality: a number or =facts.x');
      const hasErrorEvent = elements.some((e) => e['attachedToRef'] === node && trigger(e['eventDefinitions']?.[0]) === 'Error');
      return hasErrorEvent
        ? refuse(
            'an error boundary event on a multi-instance element is not supported',
            'put both into an embedded subprocess and draw the boundary event there',
          )
        : [];
    });

/** Messages and errors have a name to be found by. */
const references: Rule = ({ elements }) =>
  elements.filter(isFlowNode).flatMap((node): Finding[] => {
    const [definition] = node['eventDefinitions'] ?? [];
    const kind = trigger(definition);
    if ((kind === 'Message' && !definition.messageRef?.name) || (node.$type === 'bpmn:ReceiveTask' && !node['messageRef']?.name)) {
      return [{ elementId: node.id, rule: 'message', reason: 'the event names no message', cure: 'refer to a <message> with a name' }];
    }
    if (kind === 'Error' && !definition.errorRef?.errorCode)
      return [
        { elementId: node.id, rule: 'error-code', reason: 'the event names no error code', cure: 'refer to an <error> with an errorCode' },
      ];
    return [];
  });

const pools: Rule = ({ elements }) =>
  elements
    .filter((element) => element.$type === 'bpmn:Participant')
    .map((element) => ({
      elementId: element.id,
      rule: 'unsupported',
      reason: 'pools are not supported',
      cure: 'draw the process without a pool; lanes may show who acts',
    }));

export const SUBSET_RULES: readonly Rule[] = [nodeTypes, activities, loops, references, pools];
