import { Injectable } from '@nestjs/common';
import { UnitRepository, type UnitRow } from './unit.repository.ts';

@Injectable()
export class UnitService {
  constructor(private readonly units: UnitRepository) {}

  async list(): Promise<{ items: UnitRow[]; nextCursor: null }> {
    return { items: await this.units.all(), nextCursor: null };
  }

  /** The full name of a bureau, as it stands on documents: 登封市自然资源和规划局. Undefined for an unknown code. */
  async bureau(code: string): Promise<UnitRow | undefined> {
    return (await this.units.all()).find((unit) => unit.code === code);
  }
}
