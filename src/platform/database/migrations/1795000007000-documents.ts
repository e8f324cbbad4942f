import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Documents1795000007000 implements MigrationInterface {
  name = 'Documents1795000007000';
  async up(runner: QueryRunner): Promise<void> {
    void runner;
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
