import { EngineRefusal, OracleError } from '../../src/engine/index.ts';
import { boundary, file, flow, timer, userTasks } from './bpmn.ts';
import { Driver } from './driver.ts';

const withTimer = (definition: string, interrupting = true) =>
  file(
    `<startEvent id="s"/>${flow('f1', 's', 'a')}${userTasks('a', 'b')}${boundary('t', 'a', definition, interrupting)}${flow('f2', 't', 'b')}${flow('f3', 'a', 'e')}${flow('f4', 'b', 'e2')}<endEvent id="e"/><endEvent id="e2"/>`,
  );

test('a timer tells its due date in the step that arms it and in no other', async () => {
  const driver = await Driver.started(
    file(
      `<startEvent id="s"/>${flow('f1', 's', 'fk')}<parallelGateway id="fk"/>${flow('f2', 'fk', 'a')}${flow('f3', 'fk', 'b')}${userTasks('a', 'b')}${boundary('t', 'a', timer('timeDuration', 'P5D'))}${flow('ft', 't', 'e')}${flow('fa', 'a', 'e')}${flow('fb', 'b', 'e')}<endEvent id="e"/>`,
    ),
  );
  expect(driver.timer('t')).toMatchObject({ expression: 'P5D', dueAt: new Date('2026-05-06T00:00:00Z') });

  driver.go('b');

  expect(driver.timer('t').dueAt).toBeUndefined();
  expect(driver.timer('t').expression).toBe('P5D');
});

test('a repeating timer is armed anew, from the moment it fired, until its count is used up', async () => {
  const driver = await Driver.started(withTimer(timer('timeCycle', 'R3/P5D'), false));
  const armed = [[driver.timer('t').dueAt, driver.timer('t').repeat]];

  for (const day of ['07', '14', '21']) {
    driver.now = new Date(`2026-05-${day}T00:00:00Z`);
    const { timers } = driver.fire('t');
    armed.push(...timers.map(({ dueAt, repeat }) => [dueAt, repeat]));
    driver.go('b');
  }

  expect(armed).toEqual([
    [new Date('2026-05-06T00:00:00Z'), 3],
    [new Date('2026-05-12T00:00:00Z'), 2],
    [new Date('2026-05-19T00:00:00Z'), 1],
  ]);
  expect(driver.open()).toEqual(['a']);
});

test('a timer without end is armed anew each time', async () => {
  const driver = await Driver.started(withTimer(timer('timeCycle', 'R/P1D'), false));

  for (let i = 0; i < 5; i++) {
    driver.fire('t');
    driver.go('b');
  }

  expect(driver.timer('t').repeat).toBe(-1);
});

test('a timer waits for the clock of the law', async () => {
  const driver = await Driver.of(withTimer(timer('timeDate', '=due("D-11")')));
  driver.due = (lawId) => (lawId === 'D-11' ? new Date('2026-07-30T16:00:00Z') : null);

  driver.act({ kind: 'start' });

  expect(driver.timer('t').dueAt).toEqual(new Date('2026-07-30T16:00:00Z'));
});

test('a timer without a date fails the step, and the step can be repeated when the date is known', async () => {
  const driver = await Driver.of(withTimer(timer('timeDate', '=due("D-11")')));
  expect(() => driver.act({ kind: 'start' })).toThrow(OracleError);
  expect(() => driver.act({ kind: 'start' })).toThrow('the clock D-11 has no due date');

  driver.due = () => new Date('2026-07-30T16:00:00Z');
  driver.act({ kind: 'start' });

  expect(driver.open()).toEqual(['a', 't']);
});

test('a timer long overdue does not fire by itself when another step is taken', async () => {
  const driver = await Driver.started(
    file(
      `<startEvent id="s"/>${flow('f1', 's', 'fk')}<parallelGateway id="fk"/>${flow('f2', 'fk', 'a')}${flow('f3', 'fk', 'b')}${userTasks('a', 'b', 'late')}${boundary('t', 'a', timer('timeDate', '2020-01-01T00:00:00+08:00'))}${flow('ft', 't', 'late')}${flow('fa', 'a', 'e')}${flow('fl', 'late', 'e')}${flow('fb', 'b', 'e')}<endEvent id="e"/>`,
    ),
  );

  driver.go('b');

  expect(driver.open()).toEqual(['a', 't']);
});

test('a timer that fired cannot fire again', async () => {
  const driver = await Driver.started(withTimer(timer('timeDuration', 'P1D')));
  const { executionId } = driver.timer('t');
  driver.fire('t');

  expect(() => driver.act({ kind: 'fire', executionId })).toThrow(EngineRefusal);
});

test('a timer inside a subprocess dies with the subprocess', async () => {
  const inner = `<subProcess id="sp"><startEvent id="ss"/>${flow('g1', 'ss', 'a')}${userTasks('a', 'n')}${boundary('inner', 'a', timer('timeDuration', 'P1D'), false)}${flow('g3', 'inner', 'n')}${flow('g4', 'n', 'se2')}<endEvent id="se2"/>${flow('g2', 'a', 'se')}<endEvent id="se"/></subProcess>`;
  const driver = await Driver.started(
    file(
      `<startEvent id="s"/>${flow('f1', 's', 'sp')}${inner}${boundary('outer', 'sp', timer('timeDuration', 'P9D'))}${flow('f2', 'outer', 'z')}${userTasks('z')}${flow('f3', 'z', 'e')}${flow('f4', 'sp', 'e')}<endEvent id="e"/>`,
    ),
  );
  const { executionId } = driver.timer('inner');

  driver.fire('outer');

  expect(driver.open()).toEqual(['z']);
  expect(() => driver.act({ kind: 'fire', executionId })).toThrow(EngineRefusal);
});
