import type { MigrationInterface, QueryRunner } from 'typeorm';

export class People1795000002000 implements MigrationInterface {
  name = 'People1795000002000';
  async up(runner: QueryRunner): Promise<void> {
    void runner;
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
