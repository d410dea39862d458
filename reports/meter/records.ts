import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { MeterReading } from '../readings/meter.ts';

/** Name of the file in an upgrade's folder with what the meter saw in a variant. */
export const recordsFile = (variant: string): string => `records-${variant}.json.gz`;

export const readRecords = (folder: string, variant: string): MeterReading =>
  JSON.parse(gunzipSync(readFileSync(join(folder, recordsFile(variant)))).toString('utf8')) as MeterReading;

export const writeRecords = (folder: string, variant: string, reading: MeterReading): void => writeFileSync(join(folder, recordsFile(variant)), gzipSync(JSON.stringify(reading)));
