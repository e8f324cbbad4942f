import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { UnexpectedError } from '../../platform/errors.ts';
import {
  HANDLER_KEY,
  type MatterKind,
  type MatterReader,
  type ProcedureHandler,
  type ProcedureListener,
  STEP_KEY,
  type StepDefinition,
  type StepOptions,
} from '../step.ts';

export interface RegisteredStep {
  key: string;
  dto: new () => object;
  definition: StepDefinition;
}

const missing = (what: string, name: string, cure: string): UnexpectedError =>
  new UnexpectedError(`no ${what} "${name}" is registered: ${cure}`);

/** Steps and handlers of every domain: found among Nest's providers by their decorator, or registered by hand. */
@Injectable()
export class StepRegistry {
  private readonly steps = new Map<string, RegisteredStep>();
  private readonly handlers = new Map<string, ProcedureHandler>();
  private isDiscovered = false;

  constructor(private readonly discovery: DiscoveryService) {}

  registerStep(options: StepOptions, definition: StepDefinition): void {
    const known = this.steps.get(options.key);
    if (known && known.definition !== definition) throw new UnexpectedError(`two classes are registered as step "${options.key}"`);
    this.steps.set(options.key, { key: options.key, dto: options.dto, definition });
  }

  registerHandler(name: string, handler: ProcedureHandler): void {
    const known = this.handlers.get(name);
    if (known && known !== handler) throw new UnexpectedError(`two classes are registered as handler "${name}"`);
    this.handlers.set(name, handler);
  }

  step(key: string): RegisteredStep {
    const step = this.all().steps.get(key);
    if (!step) throw missing('step', key, `write a class with @Step({ key: '${key}', dto }) and list it in its module's providers`);
    return step;
  }

  handler(name: string): ProcedureHandler {
    const handler = this.all().handlers.get(name);
    if (!handler) throw missing('handler', name, `write a class with @Handler('${name}') and list it in its module's providers`);
    return handler;
  }

  get stepKeys(): ReadonlySet<string> {
    return new Set(this.all().steps.keys());
  }

  get handlerNames(): ReadonlySet<string> {
    return new Set(this.all().handlers.keys());
  }

  /** Once, on first use: by then Nest has made every provider. */
  private all(): this {
    if (this.isDiscovered) return this;
    this.isDiscovered = true;
    for (const { instance, metatype } of this.discovery.getProviders()) {
      if (!instance || typeof metatype !== 'function') continue;
      const step = Reflect.getMetadata(STEP_KEY, metatype) as StepOptions | undefined;
      if (step) this.registerStep(step, instance as StepDefinition);
      const handler = Reflect.getMetadata(HANDLER_KEY, metatype) as string | undefined;
      if (handler) this.registerHandler(handler, instance as ProcedureHandler);
    }
    return this;
  }
}

/** One reader a kind of matter; each domain registers its own when its module starts. */
@Injectable()
export class MatterReaders {
  private readonly readers = new Map<MatterKind, MatterReader>();

  register<View>(reader: MatterReader<View>): void {
    this.readers.set(reader.kind, reader as unknown as MatterReader);
  }

  of(kind: MatterKind): MatterReader {
    const reader = this.readers.get(kind);
    if (!reader) throw missing('matter reader', kind, 'call MatterReaders.register(reader) in onModuleInit of the domain');
    return reader;
  }
}

/** Told after every engine step, in the order of registration, in the same transaction. */
@Injectable()
export class ProcedureListeners {
  private readonly listeners: ProcedureListener[] = [];

  register(listener: ProcedureListener): void {
    this.listeners.push(listener);
  }

  async onStep(event: Parameters<ProcedureListener['onStep']>[0]): Promise<void> {
    for (const listener of this.listeners) await listener.onStep(event);
  }
}
