import { createEngine } from '../../src/engine/index.ts';
import { boundary, flow, timer } from './bpmn.ts';
import { GOOD, VOCABULARY, withDiagram } from './good-file.ts';

const engine = createEngine();
const validate = (xml: string) => engine.validate(withDiagram(xml), 'sample.bpmn', VOCABULARY);

/** Rule that must catch it, the element it must name, what is replaced by what. */
type Mutation = [rule: string, element: string | undefined, from: string | RegExp, to: string];
const step = (id: string) =>
  `<userTask id="${id}" name="${id}"><extensionElements><ore:step role="case-handler" form="file" clock="none" stage="filing"/></extensionElements></userTask>`;

const MUTATIONS: Mutation[] = [
  ['xml', undefined, 'role="case-handler"', 'roel="case-handler"'],
  ['xml', undefined, 'targetRef="number"', 'targetRef="nobody"'],
  ['xml', undefined, '</definitions>', '</definition>'],
  ['xml', undefined, '<ore:procedure', '<ore:procedur'],
  ['one-process', undefined, 'id="payment" isExecutable="false"', 'id="payment" isExecutable="true"'],
  ['call', 'pay', 'calledElement="payment"', 'calledElement="nothing"'],
  [
    'call',
    'again',
    flow('p3', 'p-merge', 'p-end'),
    `${flow('p3', 'p-merge', 'again')}<callActivity id="again" calledElement="payment"/>${flow('p5', 'again', 'p-end')}`,
  ],
  ['handler', 'number', '<ore:handler name="number-case" mode="effect"/>', ''],
  ['condition-feel', 'decide-yes', 'language="feel">facts.filing', 'language="javascript">facts.filing'],
  [
    'lint/conditional-flows',
    'decide-yes',
    flow('decide-yes', 'decide', 'number', 'facts.filing = "file"'),
    flow('decide-yes', 'decide', 'number'),
  ],
  ['lint/event-based-gateway', 'await', flow('f16', 'await', 'no-ruling'), ''],
  ['lint/no-disconnected', 'alone', '<endEvent id="end"/>', `<endEvent id="end"/>${step('alone')}`],
  ['lint/no-duplicate-sequence-flows', 'f1b', flow('f1', 'start', 'draft'), flow('f1', 'start', 'draft') + flow('f1b', 'start', 'draft')],
  ['lint/no-gateway-join-fork', 'join', flow('f14', 'join', 'await'), flow('f14', 'join', 'await') + flow('f14b', 'join', 'dropped')],
  ['lint/no-implicit-split', 'number', flow('f3', 'number', 'fork'), flow('f3', 'number', 'fork') + flow('f3b', 'number', 'dropped')],
  ['lint/no-implicit-end', 'tell', flow('f13', 'tell', 'reminded'), ''],
  ['lint/no-implicit-start', 'tell', flow('f12', 'remind', 'tell'), ''],
  ['lint/no-inclusive-gateway', 'heard', '<exclusiveGateway id="heard"/>', '<inclusiveGateway id="heard"/>'],
  ['lint/no-complex-gateway', 'heard', '<exclusiveGateway id="heard"/>', '<complexGateway id="heard"/>'],
  [
    'lint/single-blank-start-event',
    'sample',
    '<startEvent id="start"/>',
    `<startEvent id="start"/><startEvent id="start2"/>${flow('f0', 'start2', 'draft')}`,
  ],
  [
    'lint/single-event-definition',
    'pay-late',
    /<\/timerEventDefinition><\/boundaryEvent>\n<exclusiveGateway id="paid"/,
    '</timerEventDefinition><messageEventDefinition messageRef="M2"/></boundaryEvent>\n<exclusiveGateway id="paid"',
  ],
  ['lint/start-event-required', 'sample', `<startEvent id="start"/>`, `<intermediateThrowEvent id="start"/>`],
  ['lint/end-event-required', 'payment', '<endEvent id="p-end"/>', '<intermediateThrowEvent id="p-end"/>'],
  [
    'lint/sub-process-blank-start-event',
    'h-start',
    '<startEvent id="h-start"/>',
    '<startEvent id="h-start"><messageEventDefinition messageRef="M2"/></startEvent>',
  ],
  [
    'lint/superfluous-gateway',
    'idle',
    flow('f19', 'ruled', 'end'),
    `<exclusiveGateway id="idle"/>${flow('f19', 'ruled', 'idle')}${flow('f20', 'idle', 'end')}`,
  ],
  ['extension-place', 'number', '<ore:handler name="number-case"', '<ore:step role="case-handler"/><ore:handler name="number-case"'],
  ['procedure', 'sample', ' matter="case"', ''],
  ['step', 'hear', /<extensionElements><ore:step role="case-handler" form="review"[^>]*><\/extensionElements>/, ''],
  ['step-role', 'hear', 'role="case-handler" form="review"', 'form="review"'],
  ['step-form', 'hear', ' form="review"', ''],
  ['step-clock', 'hear', ' clock="none"', ''],
  ['step-stage', 'hear', ' stage="review"', ''],
  ['step-name', 'hear', 'id="hear" name="hear"', 'id="hear"'],
  ['step-officers', 'draft', 'officers="2"', 'officers="two"'],
  ['unknown-role', 'draft', 'role="case-handler"', 'role="case-handlr"'],
  ['unknown-form', 'draft', 'form="file"', 'form="fill"'],
  ['unknown-clock', 'draft', 'clock="D-04"', 'clock="D-99"'],
  ['unknown-clock', 'pay-late', 'due(&quot;D-11&quot;)', 'due(&quot;D-99&quot;)'],
  ['unknown-stage', 'draft', 'stage="filing"', 'stage="filling"'],
  ['unknown-gate', 'draft', 'G-HEAR', 'G-HERE'],
  ['unknown-document', 'draft', 'produces="filing-approval"', 'produces="filing"'],
  ['unknown-handler', 'number', 'name="number-case"', 'name="number-cas"'],
  ['handler-mode', 'number', 'mode="effect"', 'mode="later"'],
  ['unsupported', 'number', /<(\/?)serviceTask( id="number"|>(?=\n<parallelGateway))/g, '<$1scriptTask$2'],
  ['unsupported', 'remind', timer('timeCycle', 'R3/P5D'), '<escalationEventDefinition/>'],
  ['unsupported', 'ruling', '<messageEventDefinition messageRef="M2"/>', '<signalEventDefinition/>'],
  ['unsupported', 'hearing', '<subProcess id="hearing"', '<subProcess id="hearing" triggeredByEvent="true"'],
  ['unsupported', 'hear', 'id="hear" name="hear"', 'id="hear" name="hear" isForCompensation="true"'],
  ['unsupported', 'h-end', '<endEvent id="h-end"/>', '<endEvent id="h-end"><messageEventDefinition messageRef="M2"/></endEvent>'],
  [
    'unsupported',
    'pool',
    '<process id="sample"',
    '<collaboration id="c"><participant id="pool" processRef="sample"/></collaboration><process id="sample"',
  ],
  [
    'multi-instance',
    'hear',
    '</extensionElements></userTask>\n<exclusiveGateway id="h-decide"',
    '</extensionElements><standardLoopCharacteristics/></userTask>\n<exclusiveGateway id="h-decide"',
  ],
  [
    'multi-instance',
    'hear',
    '</extensionElements></userTask>\n<exclusiveGateway id="h-decide"',
    '</extensionElements><multiInstanceLoopCharacteristics/></userTask>\n<exclusiveGateway id="h-decide"',
  ],
  [
    'multi-instance',
    'invoice',
    '</extensionElements></serviceTask>\n<boundaryEvent id="no-invoice"',
    '</extensionElements><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></serviceTask>\n<boundaryEvent id="no-invoice"',
  ],
  ['message', 'ruling', 'messageRef="M2"', ''],
  ['error-code', 'no-invoice', '<errorEventDefinition errorRef="FAILED"/>', '<errorEventDefinition/>'],
  ['xor-default', 'decide', ' default="decide-no"', ''],
  ['xor-default', 'decide-no', flow('decide-no', 'decide', 'dropped'), flow('decide-no', 'decide', 'dropped', 'facts.filing = "no"')],
  ['condition-place', 'f3', flow('f3', 'number', 'fork'), flow('f3', 'number', 'fork', 'facts.filing = "file"')],
  ['feel', 'decide-yes', 'facts.filing = "file"', 'facts.filing = "file'],
  ['feel', 'decide-yes', 'facts.filing = "file"', '= facts.filing'],
  ['feel', 'decide-yes', 'facts.filing = "file"', 'filing = "file"'],
  ['feel', 'decide-yes', 'facts.filing = "file"', 'facts.filedOn = today()'],
  ['timer', 'remind', 'R3/P5D', '0 0 * * *'],
  ['timer', 'no-ruling', 'P30D', '30 days'],
  ['timer', 'pay-late', '=due(&quot;D-11&quot;)', '=facts.date'],
  ['timer', 'pay-late', '=due(&quot;D-11&quot;)', '2026-05-01T00:00:00'],
  ['timer', 'remind', 'attachedToRef="hearing" cancelActivity="false"', 'attachedToRef="hearing"'],
  [
    'loop',
    'number',
    flow('f3', 'number', 'fork'),
    `${flow('f3', 'number', 'round')}<exclusiveGateway id="round" default="r2"/>${flow('r1', 'round', 'number', 'facts.again')}${flow('r2', 'round', 'fork')}`,
  ],
  [
    'error-caught-twice',
    'off-too',
    flow('f10', 'pay-late', 'paid'),
    `${flow('f10', 'pay-late', 'paid')}${boundary('off-too', 'pay', '<errorEventDefinition errorRef="E1"/>')}${flow('f10b', 'off-too', 'paid')}`,
  ],
  ['sound-token', 'h-failed', /<boundaryEvent id="hearing-off".*?<\/boundaryEvent>/, ''],
  ['sound-token', 'await', '<parallelGateway id="join"/>', '<exclusiveGateway id="join"/>'],
  ['sound-end', 'paid', '<exclusiveGateway id="paid"/>', '<parallelGateway id="paid"/>'],
];

test('the good file has no issue', async () => {
  expect(await validate(GOOD)).toEqual([]);
});

test.each(MUTATIONS)('%s at %s is caught', async (rule, element, from, to) => {
  const broken = repair(GOOD.replace(from, to));
  expect(broken).not.toBe(GOOD);

  const issues = await validate(broken);

  expect(issues.map((issue) => ({ rule: issue.rule, element: issue.elementId }))).toContainEqual({ rule, element });
  for (const issue of issues) expect([issue.file, issue.reason, issue.cure].every(Boolean)).toBe(true);
});

/** A boundary event that was taken out leaves its flow behind. */
const repair = (xml: string) =>
  xml.includes('id="hearing-off"')
    ? xml
    : xml.replace(flow('f7', 'hearing-off', 'heard'), '').replace('<exclusiveGateway id="heard"/>', '<intermediateThrowEvent id="heard"/>');

test('a boundary event on something that never waits is dead', async () => {
  const late = `${boundary('number-late', 'number', timer('timeDuration', 'P1D'))}${flow('n1', 'number-late', 'late-end')}<endEvent id="late-end"/>`;

  const issues = await validate(GOOD.replace('<endEvent id="dropped"/>', `<endEvent id="dropped"/>${late}`));

  expect(issues.map(({ rule, elementId }) => `${rule} ${elementId}`)).toEqual(['sound-dead number-late', 'sound-dead late-end']);
});

test('an element or flow without a place in the diagram is caught', async () => {
  const drawn = withDiagram(GOOD);

  const issues = await engine.validate(
    drawn.replace(/<di:BPMNShape id="hear_shape".*?<\/di:BPMNShape>/, '').replace(/<di:BPMNEdge id="f1_edge".*?<\/di:BPMNEdge>/, ''),
    'sample.bpmn',
    VOCABULARY,
  );

  expect(issues.map(({ rule, elementId }) => `${rule} ${elementId}`).sort()).toEqual(['diagram f1', 'diagram hear']);
});

test('a deadlock, found by exploration, names where the tokens stand', async () => {
  const issues = await validate(GOOD.replace('<exclusiveGateway id="ruled"/>', '<parallelGateway id="ruled"/>'));

  expect(issues.filter(({ rule }) => rule === 'sound-end').map(({ elementId }) => elementId)).toEqual(['ruled']);
});
