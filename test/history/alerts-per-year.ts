// What people were sent, year by year, beside how often AWS told that its file had changed.
import { overlapCidr } from 'cidr-tools';
import type { Message } from '../../shared/alerts/message.ts';
import type { Alert } from '../../shared/ports.ts';
import { type EpochSeconds, formatTime } from '../../shared/time.ts';

/** An alert, and the year of the feed with which it went out. */
export interface Sent {
  readonly alert: Alert;
  readonly year: string;
}

/** One year: AWS's notifications, one a version; alerts that go out at once; digests. */
export interface Year {
  readonly year: string;
  readonly notifications: number;
  readonly action: number;
  readonly approval: number;
  readonly health: number;
  readonly baseline: number;
  readonly digests: number;
}

/** The year of a time, in UTC. */
export function yearOf(time: EpochSeconds): string {
  return formatTime(time).slice(0, 4);
}

/** Counts the years of all versions. */
export function perYear(versions: readonly string[], sent: readonly Sent[]): readonly Year[] {
  return [...new Set(versions)].sort().map((year) => {
    const alerts = sent.filter((each) => each.year === year);
    const count = (severity: Alert['severity']) =>
      alerts.filter(({ alert }) => alert.severity === severity).length;
    return {
      year,
      notifications: versions.filter((each) => each === year).length,
      action: count('action'),
      approval: count('approval'),
      health: count('health'),
      baseline: count('baseline'),
      digests: count('routine'),
    };
  });
}

/** The years as a table. */
export function yearTable(years: readonly Year[]): string {
  const columns = ['year', 'notifications', 'action', 'approval', 'health', 'baseline', 'digests'] as const;
  const rows = years.map((year) => columns.map((column) => String(year[column]).padStart(column.length)));
  return `${[columns, ...rows].map((row) => row.join('  ')).join('\n')}\n`;
}

/**
 * What is wrong with an alert of a change: that it asks for nothing, or that it asks to open and to close the same addresses,
 * as a re-split or a flap would.
 */
export function whatIsTaken(alert: Alert): readonly string[] {
  const { kind, lists, total } = JSON.parse(alert.json) as Message;
  if (kind === 'notice') return [];
  const isAbout = total.open + total.close + total.openNames + total.closeNames > 0;
  const isNew = lists.some((list) => list.isNew);
  return [
    ...(isAbout || isNew ? [] : ['asks for nothing']),
    ...lists.flatMap(({ name, open, close }) => {
      const opened = open.flatMap(({ prefixes }) => prefixes.map(({ prefix }) => prefix as string));
      const closed = close.flatMap(({ prefixes }) => prefixes.map(({ prefix }) => prefix as string));
      return opened.length > 0 && closed.length > 0 && overlapCidr(opened, closed)
        ? [`${name} opens what it closes`]
        : [];
    }),
  ];
}
