import { Controller, Get } from '@nestjs/common';
import { UnitService } from './unit.service.ts';
import type { UnitRow } from './unit.repository.ts';

@Controller('units')
export class UnitController {
  constructor(private readonly units: UnitService) {}

  /** All bureaux and divisions, parents before children. */
  @Get()
  async list(): Promise<{ items: UnitRow[]; nextCursor: null }> {
    return this.units.list();
  }
}
