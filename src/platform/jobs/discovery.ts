import { Injectable } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';

/** Finds the providers a class decorator has marked. */
@Injectable()
export class MarkedProviders {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  find<Mark, Instance>(key: string): Array<{ mark: Mark; instance: Instance }> {
    return this.discovery.getProviders().flatMap(({ metatype, instance }) => {
      const mark = typeof metatype === 'function' ? this.reflector.get<Mark | undefined>(key, metatype) : undefined;
      return mark === undefined || !instance ? [] : [{ mark, instance: instance as Instance }];
    });
  }
}
