import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Procedures1795000004000 implements MigrationInterface {
  name = 'Procedures1795000004000';
  async up(runner: QueryRunner): Promise<void> {
    void runner;
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
