import { boundary, file, flow, service, timer, userTasks } from '../bpmn.ts';
import { Random } from './random.ts';

/** A piece of process with one way in and one way out. */
interface Block {
  xml: string;
  first: string;
  last: string;
}
export interface Generated {
  xml: string;
  /** Facts the conditions read: `facts.v1 = 0` and so on, whole numbers. */
  facts: string[];
}

const DAY = timer('timeDuration', 'P1D');
const message = '<messageEventDefinition messageRef="M1"/>';
const error = (id: string) => `<errorEventDefinition errorRef="${id}"/>`;

/** Random block-structured processes: sound by construction, or nearly (the caller checks and skips the few that are not). */
class Generator {
  private serial = 0;
  private readonly facts: string[] = [];
  private readonly called: string[] = [];
  private readonly errors: string[] = [];
  private readonly reusable: string[] = [];

  constructor(private readonly random: Random) {}

  generate(depth: number): Generated {
    const body = this.block(depth);
    const end = this.random.chance(0.15) ? '<terminateEventDefinition/>' : '';
    const main = `<startEvent id="S"/>${this.flow('S', body.first)}${body.xml}${this.flow(body.last, 'E')}<endEvent id="E">${end}</endEvent>`;
    return { xml: file(main, this.errors.join('') + this.called.join('')), facts: this.facts };
  }

  private id(prefix: string): string {
    return `${prefix}${++this.serial}`;
  }

  private flow(from: string, to: string, condition?: string): string {
    return flow(this.id('f'), from, to, condition);
  }

  private fact(): string {
    const fact = this.id('v');
    this.facts.push(fact);
    return fact;
  }

  private block(depth: number): Block {
    if (depth <= 0 || this.random.chance(0.15)) return this.leaf();
    const makers: Array<[number, (d: number) => Block]> = [
      [18, (d) => this.sequence(this.block(d), this.block(d))],
      [13, (d) => this.exclusive(d)],
      [16, (d) => this.parallel(d)],
      [9, (d) => this.loop(d)],
      [11, (d) => this.subprocess(d)],
      [12, () => this.taskWithBoundary()],
      [6, (d) => this.eventGateway(d)],
      [6, (d) => this.call(d)],
      [5, () => this.multipleSubprocess()],
    ];
    let at = this.random.next() * makers.reduce((sum, [weight]) => sum + weight, 0);
    return makers.find(([weight]) => (at -= weight) < 0)![1](depth - 1);
  }

  private leaf(): Block {
    const id = this.id('t');
    const kind = this.random.next();
    if (kind < 0.5) return { xml: userTasks(id), first: id, last: id };
    if (kind < 0.6) return this.catchEvent(this.random.chance(0.5) ? DAY : message);
    if (kind < 0.7) return { xml: service(id), first: id, last: id };
    if (kind < 0.9) return this.job();
    const loop = `<multiInstanceLoopCharacteristics isSequential="${this.random.chance(0.5)}"><loopCardinality>${2 + this.random.below(2)}</loopCardinality></multiInstanceLoopCharacteristics>`;
    return { xml: `<userTask id="${id}">${loop}</userTask>`, first: id, last: id };
  }

  private catchEvent(definition: string): Block {
    const id = this.id('c');
    return { xml: `<intermediateCatchEvent id="${id}">${definition}</intermediateCatchEvent>`, first: id, last: id };
  }

  /** A job whose failure is caught, so that the code FAILED has many boundary events, each its own job's. */
  private job(): Block {
    const id = this.id('j');
    if (this.random.chance(0.3)) return { xml: service(id, 'job'), first: id, last: id };
    return this.withInterruption({ xml: service(id, 'job'), first: id, last: id }, id, error('FAILED'));
  }

  private sequence(a: Block, b: Block): Block {
    return { xml: a.xml + b.xml + this.flow(a.last, b.first), first: a.first, last: b.last };
  }

  private exclusive(depth: number): Block {
    const [split, merge, fact] = [this.id('x'), this.id('m'), this.fact()];
    const count = 2 + this.random.below(2);
    const standard = this.random.below(count);
    let xml = `<exclusiveGateway id="${split}" default="${split}_default"/><exclusiveGateway id="${merge}"/>`;
    for (let i = 0; i < count; i++) {
      const branch = this.random.chance(0.25) ? undefined : this.block(depth);
      if (branch) xml += branch.xml + this.flow(branch.last, merge);
      const to = branch?.first ?? merge;
      xml += i === standard ? flow(`${split}_default`, split, to) : this.flow(split, to, `facts.${fact} = ${i}`);
    }
    return { xml, first: split, last: merge };
  }

  private parallel(depth: number): Block {
    const [fork, join] = [this.id('p'), this.id('q')];
    let xml = `<parallelGateway id="${fork}"/><parallelGateway id="${join}"/>`;
    for (let i = 2 + this.random.below(2); i > 0; i--) {
      const branch = this.block(depth);
      xml += branch.xml + this.flow(fork, branch.first) + this.flow(branch.last, join);
    }
    return { xml, first: fork, last: join };
  }

  private loop(depth: number): Block {
    const [merge, split, out, fact] = [this.id('m'), this.id('x'), this.id('o'), this.fact()];
    const body = this.block(depth);
    const gateways = `<exclusiveGateway id="${merge}"/><exclusiveGateway id="${split}" default="${split}_default"/><exclusiveGateway id="${out}"/>`;
    const back = this.flow(split, merge, `facts.${fact} = 0`);
    const xml =
      gateways + body.xml + this.flow(merge, body.first) + this.flow(body.last, split) + back + flow(`${split}_default`, split, out);
    return { xml, first: merge, last: out };
  }

  private subprocess(depth: number): Block {
    const [id, start, end] = [this.id('s'), this.id('ss'), this.id('e')];
    const body = this.block(depth);
    const thrown = this.random.chance(0.35) ? this.newError() : undefined;
    let inner = `<startEvent id="${start}"/>${this.flow(start, body.first)}${body.xml}<endEvent id="${end}"/>`;
    inner += thrown ? this.throwingEnd(body.last, end, thrown) : this.flow(body.last, end);
    let block: Block = { xml: `<subProcess id="${id}">${inner}</subProcess>`, first: id, last: id };
    if (thrown) block = this.withInterruption(block, id, error(thrown));
    if (this.random.chance(0.4)) block = this.withInterruption(block, id, this.random.chance(0.6) ? DAY : message);
    if (this.random.chance(0.25)) block = { ...block, xml: block.xml + this.reminder(id) };
    return block;
  }

  private newError(): string {
    const id = this.id('E');
    this.errors.push(`<error id="${id}" name="${id}" errorCode="${id}"/>`);
    return id;
  }

  private throwingEnd(from: string, end: string, thrown: string): string {
    const [split, fact] = [this.id('x'), this.fact()];
    return (
      `<exclusiveGateway id="${split}" default="${split}_default"/>${this.flow(from, split)}${flow(`${split}_default`, split, end)}` +
      `${this.flow(split, `${end}_error`, `facts.${fact} = 0`)}<endEvent id="${end}_error">${error(thrown)}</endEvent>`
    );
  }

  /** An interrupting boundary event whose branch merges again. */
  private withInterruption(block: Block, host: string, definition: string): Block {
    const [event, merge] = [this.id('b'), this.id('m')];
    let xml = `${block.xml}${boundary(event, host, definition)}<exclusiveGateway id="${merge}"/>${this.flow(block.last, merge)}`;
    const handler = this.random.chance(0.6) ? { xml: userTasks(`${event}_t`), first: `${event}_t`, last: `${event}_t` } : undefined;
    xml += handler ? handler.xml + this.flow(event, handler.first) + this.flow(handler.last, merge) : this.flow(event, merge);
    return { xml, first: block.first, last: merge };
  }

  /** A non-interrupting boundary event with a branch that ends by itself. */
  private reminder(host: string): string {
    const [event, end] = [this.id('b'), this.id('e')];
    const definition = this.random.pick([DAY, timer('timeCycle', 'R3/P1D'), timer('timeCycle', 'R/P1D'), message]);
    const [xml, target] = this.random.chance(0.5) ? [service(`${event}_n`), `${event}_n`] : [userTasks(`${event}_t`), `${event}_t`];
    return `${boundary(event, host, definition, false)}${xml}${this.flow(event, target)}${this.flow(target, end)}<endEvent id="${end}"/>`;
  }

  private taskWithBoundary(): Block {
    const id = this.id('t');
    const block = { xml: userTasks(id), first: id, last: id };
    if (this.random.chance(0.4)) return { ...block, xml: block.xml + this.reminder(id) };
    return this.withInterruption(block, id, this.random.chance(0.7) ? DAY : message);
  }

  private eventGateway(depth: number): Block {
    const [gateway, merge] = [this.id('g'), this.id('m')];
    const [reply, late, body] = [this.catchEvent(message), this.catchEvent(DAY), this.block(depth)];
    const xml = `<eventBasedGateway id="${gateway}"/>${reply.xml}${late.xml}<exclusiveGateway id="${merge}"/>${body.xml}`;
    const flows = [
      this.flow(gateway, reply.first),
      this.flow(gateway, late.first),
      this.flow(reply.last, body.first),
      this.flow(body.last, merge),
      this.flow(late.last, merge),
    ];
    return { xml: xml + flows.join(''), first: gateway, last: merge };
  }

  private call(depth: number): Block {
    const id = this.id('ca');
    const called = this.reusable.length && this.random.chance(0.3) ? this.random.pick(this.reusable) : this.callee(depth);
    const block = { xml: `<callActivity id="${id}" calledElement="${called}"/>`, first: id, last: id };
    return this.random.chance(0.5) ? this.withInterruption(block, id, DAY) : block;
  }

  private callee(depth: number): string {
    const [id, start, end, errors] = [this.id('P'), this.id('ss'), this.id('e'), this.errors.length];
    const body = this.block(depth);
    this.called.push(
      `<process id="${id}" isExecutable="false"><startEvent id="${start}"/>${this.flow(start, body.first)}${body.xml}${this.flow(body.last, end)}<endEvent id="${end}"/></process>`,
    );
    // called twice at once, an error thrown inside would have two catchers of its code
    if (errors === this.errors.length) this.reusable.push(id);
    return id;
  }

  /** Copies with one token each, so that it does not matter which copy the walk and the engine pick. */
  private multipleSubprocess(): Block {
    const [id, start, a, b, end] = [this.id('s'), this.id('ss'), this.id('t'), this.id('t'), this.id('e')];
    const loop = `<multiInstanceLoopCharacteristics isSequential="${this.random.chance(0.5)}"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>`;
    const inner = `<startEvent id="${start}"/>${this.flow(start, a)}${userTasks(a, b)}${this.flow(a, b)}${this.flow(b, end)}<endEvent id="${end}"/>`;
    const block = { xml: `<subProcess id="${id}">${loop}${inner}</subProcess>`, first: id, last: id };
    return this.random.chance(0.5) ? this.withInterruption(block, id, DAY) : block;
  }
}

/** The process of a seed. */
export function generateProcess(seed: number, depth = 4): Generated {
  return new Generator(new Random(seed)).generate(depth);
}
