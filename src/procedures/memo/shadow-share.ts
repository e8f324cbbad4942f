import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';

/** Which steps the plain engine judges: SHADOW_SHARE of them, spread evenly. */
@Injectable()
export class ShadowShare {
  private due = 0;

  constructor(private readonly config: ConfigService) {}

  /** True when the next step is to be judged. */
  next(): boolean {
    this.due += this.config.getOrThrow<number>('SHADOW_SHARE');
    if (this.due < 1) return false;
    this.due -= 1;
    return true;
  }
}
