import { IsOptional, Matches } from 'class-validator';

export class ListOfficersDto {
  /** Code of the bureau; default: one's own. */
  @IsOptional() @Matches(/^\d{2,12}$/) bureau?: string;
}
