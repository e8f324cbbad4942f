import { Driver } from './driver.ts';
import { boundary, file, flow, service, timer, userTasks } from './bpmn.ts';

type Act = string | Record<string, unknown>;
/** Name, body, actions with what is open afterwards (`!x` fires a timer, `x~CODE` fails, an object changes facts), facts, further elements. */
type Pattern = [name: string, body: string, script: Array<[Act, string?]>, facts?: Record<string, unknown>, more?: string];

const DAY = timer('timeDuration', 'P1D');
const M1 = '<messageEventDefinition messageRef="M1"/>';
const E1 = '<errorEventDefinition errorRef="E1"/>';
const start = (to: string) => `<startEvent id="s"/>${flow('f_s', 's', to)}`;
const end = (...from: string[]) => `<endEvent id="e"/>${from.map((f) => flow(`f_e_${f}`, f, 'e')).join('')}`;
const catching = (id: string, definition: string) => `<intermediateCatchEvent id="${id}">${definition}</intermediateCatchEvent>`;
const several = (n: string, sequential: boolean) =>
  `<multiInstanceLoopCharacteristics isSequential="${sequential}"><loopCardinality xsi:type="tFormalExpression">${n}</loopCardinality></multiInstanceLoopCharacteristics>`;
const sub = (id: string, inner: string) =>
  `<subProcess id="${id}"><startEvent id="${id}_s"/>${flow(`${id}_1`, `${id}_s`, 'a')}${inner}</subProcess>`;

const fork = `${start('fk')}<parallelGateway id="fk"/>${flow('f2', 'fk', 'a')}<parallelGateway id="j"/>${flow('f6', 'j', 'z')}${userTasks('a', 'b', 'z')}${end('z')}`;
const xorInBranch = (flows: string) =>
  `${fork}${flow('f3', 'fk', 'x')}<exclusiveGateway id="x" default="fx"/>${flows}${flow('f9', 'b', 'm')}<exclusiveGateway id="m"/>${flow('f4', 'a', 'j')}${flow('f5', 'm', 'j')}`;
const timeout = `${fork}${flow('f3', 'fk', 'b')}${userTasks('late')}${boundary('t', 'a', DAY)}${flow('ft', 't', 'late')}${flow('fe', 'late', 'm')}<exclusiveGateway id="m"/>${flow('f4', 'a', 'm')}${flow('fm', 'm', 'j')}${flow('f5', 'b', 'j')}`;
const events = (back: string) =>
  `${start('g')}<eventBasedGateway id="g"/>${flow('f2', 'g', 'c1')}${flow('f3', 'g', 'c2')}${catching('c1', M1)}${catching('c2', DAY)}${flow('f4', 'c1', 'a')}${flow('f5', 'c2', 'b')}${userTasks('a', 'b')}${back}`;
const callee = `<process id="q" isExecutable="false"><startEvent id="qs"/>${flow('q1', 'qs', 'qa')}${userTasks('qa')}${flow('q2', 'qa', 'qe')}<endEvent id="qe"/></process>`;
const job = `${start('j')}${service('j', 'job')}${boundary('er', 'j', '<errorEventDefinition errorRef="FAILED"/>')}${boundary('tm', 'j', DAY)}${flow('fe', 'er', 'fix')}${flow('ft', 'tm', 'late')}${userTasks('fix', 'late', 'ok')}${flow('f2', 'j', 'ok')}${end('ok', 'fix', 'late')}`;
const twoTokens = `${start('fk')}<parallelGateway id="fk"/>${flow('f2', 'fk', 'a')}${flow('f3', 'fk', 'b')}${userTasks('a', 'b', 'z')}${flow('f4', 'a', 'z')}${flow('f5', 'b', 'z')}${end('z')}`;
const thrown = `${start('sp')}${sub('sp', `${userTasks('a')}${flow('g2', 'a', 'se')}<endEvent id="se">${E1}</endEvent>`)}${boundary('w', 'sp', E1)}${flow('fw', 'w', 'c')}${userTasks('c', 'z')}${flow('f2', 'sp', 'z')}${end('c', 'z')}`;

const PATTERNS: Pattern[] = [
  [
    'a join waits for every branch',
    `${fork}${flow('f3', 'fk', 'b')}${flow('f4', 'a', 'j')}${flow('f5', 'b', 'j')}`,
    [
      ['a', 'b'],
      ['b', 'z'],
      ['z', 'done'],
    ],
  ],
  [
    'a join waits for a branch with an exclusive merge (bpmn-engine#200)',
    xorInBranch(flow('f8', 'x', 'b', 'facts.yes') + flow('fx', 'x', 'm')),
    [
      ['a', 'b'],
      ['b', 'z'],
      ['z', 'done'],
    ],
    { yes: true },
  ],
  [
    'the same with the default exit drawn first',
    xorInBranch(flow('fx', 'x', 'm') + flow('f8', 'x', 'b', 'facts.yes')),
    [
      ['b', 'a'],
      ['a', 'z'],
      ['z', 'done'],
    ],
    { yes: true },
  ],
  [
    'a timeout that did not happen holds up no join',
    timeout,
    [
      ['a', 'b'],
      ['b', 'z'],
      ['z', 'done'],
    ],
  ],
  [
    'a timeout that happened leads its branch to the join',
    timeout,
    [
      ['!t', 'b late'],
      ['b', 'late'],
      ['late', 'z'],
      ['z', 'done'],
    ],
  ],
  [
    'a rework loop runs as often as it is sent back',
    `${start('a')}${userTasks('a', 'r')}${flow('f2', 'a', 'g')}<exclusiveGateway id="g" default="fl"/>${flow('fo', 'g', 'e', 'facts.ok')}${flow('fl', 'g', 'r')}${flow('fb', 'r', 'a')}<endEvent id="e"/>`,
    [['a', 'r'], ['r', 'a'], ['a', 'r'], ['r', 'a'], [{ ok: true }], ['a', 'done']],
    { ok: false },
  ],
  [
    'after an event gateway the message wins',
    events(end('a', 'b')),
    [
      ['c1', 'a'],
      ['a', 'done'],
    ],
  ],
  [
    'after an event gateway the timer wins',
    events(end('a', 'b')),
    [
      ['!c2', 'b'],
      ['b', 'done'],
    ],
  ],
  [
    'an event gateway in a loop waits each time',
    events(flow('f6', 'a', 'g') + end('b')),
    [
      ['c1', 'a'],
      ['a', 'c1 c2'],
      ['c1', 'a'],
      ['a', 'c1 c2'],
      ['!c2', 'b'],
      ['b', 'done'],
    ],
  ],
  [
    'R3 reminds three times and leaves the task open',
    `${start('a')}${userTasks('a', 'rem')}${boundary('t', 'a', timer('timeCycle', 'R3/P1D'), false)}${flow('ft', 't', 'rem')}${flow('fr', 'rem', 'e2')}<endEvent id="e2"/>${end('a')}`,
    [
      ['!t', 'a rem t'],
      ['rem', 'a t'],
      ['!t', 'a rem t'],
      ['rem', 'a t'],
      ['!t', 'a rem'],
      ['rem', 'a'],
      ['a', 'done'],
    ],
  ],
  [
    'a message takes a subprocess away',
    `${start('sp')}${sub('sp', `${userTasks('a', 'b')}${flow('g2', 'a', 'b')}${flow('g3', 'b', 'se')}<endEvent id="se"/>`)}${boundary('w', 'sp', M1)}${flow('fw', 'w', 'c')}${userTasks('c', 'z')}${flow('f2', 'sp', 'z')}${end('z', 'c')}`,
    [
      ['a', 'b w'],
      ['w', 'c'],
      ['c', 'done'],
    ],
  ],
  [
    'parallel copies complete in any order',
    `${start('a')}<userTask id="a">${several('3', false)}</userTask>${flow('f2', 'a', 'z')}${userTasks('z')}${end('z')}`,
    [
      ['a@1', 'a a'],
      ['a@0', 'a'],
      ['a@2', 'z'],
      ['z', 'done'],
    ],
  ],
  [
    'sequential copies come one by one',
    `${start('a')}<userTask id="a">${several('3', true)}</userTask>${flow('f2', 'a', 'z')}${userTasks('z')}${end('z')}`,
    [
      ['a@0', 'a'],
      ['a@1', 'a'],
      ['a@2', 'z'],
      ['z', 'done'],
    ],
  ],
  [
    'the number of copies may be a fact',
    `${start('a')}<userTask id="a">${several('=facts.n', false)}</userTask>${end('a')}`,
    [
      ['a@0', 'a'],
      ['a@1', 'done'],
    ],
    { n: 2 },
  ],
  [
    'a subprocess runs in parallel copies',
    `${start('sp')}<subProcess id="sp">${several('2', false)}<startEvent id="ss"/>${flow('g1', 'ss', 'a')}${userTasks('a')}${flow('g2', 'a', 'se')}<endEvent id="se"/></subProcess>${end('sp')}`,
    [
      ['a', 'a'],
      ['a', 'done'],
    ],
  ],
  [
    'a call runs the called process',
    `${start('ca')}<callActivity id="ca" calledElement="q"/>${flow('f2', 'ca', 'z')}${userTasks('z')}${end('z')}`,
    [
      ['ca__qa', 'z'],
      ['z', 'done'],
    ],
    {},
    callee,
  ],
  [
    'one process is called twice at once',
    `${start('fk')}<parallelGateway id="fk"/>${flow('f2', 'fk', 'c1')}${flow('f3', 'fk', 'c2')}<callActivity id="c1" calledElement="q"/><callActivity id="c2" calledElement="q"/>${flow('f4', 'c1', 'j')}${flow('f5', 'c2', 'j')}<parallelGateway id="j"/>${end('j')}`,
    [
      ['c1__qa', 'c2__qa'],
      ['c2__qa', 'done'],
    ],
    {},
    callee,
  ],
  [
    'a timeout takes a call away',
    `${start('ca')}<callActivity id="ca" calledElement="q"/>${boundary('t', 'ca', DAY)}${flow('ft', 't', 'x')}${userTasks('x')}${end('x', 'ca')}`,
    [
      ['!t', 'x'],
      ['x', 'done'],
    ],
    {},
    callee,
  ],
  [
    'a terminate end ends the other branches',
    `${start('fk')}<parallelGateway id="fk"/>${flow('f2', 'fk', 'a')}${flow('f3', 'fk', 'b')}${userTasks('a', 'b')}${flow('f4', 'a', 'te')}<endEvent id="te"><terminateEventDefinition/></endEvent>${end('b')}`,
    [['a', 'done']],
  ],
  [
    'a terminate end in a subprocess ends the subprocess alone',
    `${start('sp')}${sub('sp', `${userTasks('a')}${flow('g2', 'a', 'se')}<endEvent id="se"><terminateEventDefinition/></endEvent>`)}${flow('f2', 'sp', 'z')}${userTasks('z')}${end('z')}`,
    [
      ['a', 'z'],
      ['z', 'done'],
    ],
  ],
  [
    'an error end is caught by the boundary event of its subprocess',
    thrown,
    [
      ['a', 'c'],
      ['c', 'done'],
    ],
  ],
  [
    'a job waits for its result',
    job,
    [
      ['j', 'ok'],
      ['ok', 'done'],
    ],
  ],
  [
    'a failed job takes the way of its error',
    job,
    [
      ['j~FAILED', 'fix'],
      ['fix', 'done'],
    ],
  ],
  [
    'a job may run out of time',
    job,
    [
      ['!tm', 'late'],
      ['late', 'done'],
    ],
  ],
  [
    'a task may fail like a job',
    `${start('a')}${userTasks('a', 'c')}${boundary('w', 'a', E1)}${flow('fw', 'w', 'c')}${end('a', 'c')}`,
    [
      ['a~e1', 'c'],
      ['c', 'done'],
    ],
  ],
  ['a receive task waits for its message', `${start('r')}<receiveTask id="r" messageRef="M2"/>${end('r')}`, [['r', 'done']]],
  [
    'tokens that meet without a join come one after the other',
    twoTokens,
    [
      ['a', 'b z'],
      ['z', 'b'],
      ['b', 'z'],
      ['z', 'done'],
    ],
  ],
  [
    'a second token waits until the element is free',
    twoTokens,
    [
      ['a', 'b z'],
      ['b', 'z'],
      ['z', 'z'],
      ['z', 'done'],
    ],
  ],
];

test.each(PATTERNS)('%s', async (_name, body, script, facts = {}, more = '') => {
  const driver = await Driver.started(file(body, more), facts);

  for (const [act, expected] of script) {
    if (typeof act === 'object') Object.assign(driver.facts, act);
    else perform(driver, act);
    if (!expected) continue;
    const wanted = expected.split(' ');
    // boundary events that are armed all along are named only where it matters
    expect(driver.open().filter((id) => wanted.includes(id) || !['t', 'w', 'tm'].includes(id))).toEqual(wanted);
  }
});

function perform(driver: Driver, act: string): void {
  const [, fires, id, iteration, code] = /^(!?)([^@~]+)(?:@(\d+))?(?:~(\w+))?$/.exec(act)!;
  if (fires) driver.fire(id!);
  else if (code) driver.fail(id!, code);
  else driver.go(id!, iteration === undefined ? 0 : driver.waits(id!).findIndex((wait) => wait.iteration === Number(iteration)));
}
