import { Controller, Get, Query } from '@nestjs/common';
import { OfficerDirectory, type OfficerView } from './officer-directory.ts';
import { ListOfficersDto } from './officer.dto.ts';

@Controller('officers')
export class OfficerController {
  constructor(private readonly directory: OfficerDirectory) {}

  /** People who may be named in an enforcement act, with the state of their cards today. */
  @Get()
  async list(@Query() query: ListOfficersDto): Promise<{ items: OfficerView[]; nextCursor: null }> {
    return this.directory.list(query.bureau);
  }
}
