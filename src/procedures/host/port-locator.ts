import { Injectable, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { AuditPort, ClockSummaryPort, OfficerPort, PermissionPort } from '../ports.ts';
import { ClockPort, DocumentPort } from '../step.ts';

type Token<T> = abstract new (...args: never[]) => T;

/**
 * Finds the parts behind the ports when they are first needed. Looked up and not injected: deadlines, documents and people know procedures,
 * and a constructor argument in the other direction would be a circle. A missing port means: this server runs without that part (tests).
 */
@Injectable()
export class PortLocator {
  private readonly found = new Map<unknown, unknown>();

  constructor(private readonly modules: ModuleRef) {}

  get clocks(): ClockPort | undefined {
    return this.find(ClockPort);
  }

  get documents(): DocumentPort | undefined {
    return this.find(DocumentPort);
  }

  get permission(): PermissionPort | undefined {
    return this.find(PermissionPort);
  }

  get officers(): OfficerPort | undefined {
    return this.find(OfficerPort);
  }

  get audit(): AuditPort | undefined {
    return this.find(AuditPort);
  }

  get clockSummaries(): ClockSummaryPort | undefined {
    return this.find(ClockSummaryPort);
  }

  private find<T>(token: Token<T>): T | undefined {
    if (!this.found.has(token)) this.found.set(token, this.lookUp(token));
    return this.found.get(token) as T | undefined;
  }

  private lookUp<T>(token: Token<T>): T | undefined {
    try {
      return this.modules.get<T>(token as unknown as Type<T>, { strict: false });
    } catch {
      return undefined; // UnknownElementException: nobody provides it
    }
  }
}
