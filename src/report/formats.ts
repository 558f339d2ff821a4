import { writeJson } from './json';
import { writeJunit } from './junit';
import { writeMarkdown } from './markdown';
import type { Report } from './report';
import { writeSarif } from './sarif';
import { writeText } from './text';

export const FORMATS = ['text', 'json', 'sarif', 'junit', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

const WRITERS: Readonly<Record<Format, (report: Report) => string>> = {
  text: writeText,
  json: writeJson,
  sarif: writeSarif,
  junit: writeJunit,
  markdown: writeMarkdown,
};

/** A report in one of the formats. */
export function writeReport(report: Report, format: Format): string {
  return WRITERS[format](report);
}
