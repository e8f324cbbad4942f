import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Audit1795000003000 implements MigrationInterface {
  name = 'Audit1795000003000';
  async up(runner: QueryRunner): Promise<void> {
    void runner;
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
