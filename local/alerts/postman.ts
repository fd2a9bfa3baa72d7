// The postman: every alert is printed, and given to each channel until that has taken it.
import type { SnsEnvelope } from '../servers/sns.ts';
import * as report from '../start/report.ts';
import { type Channel, type Delivery, deliveryOf } from './channel.ts';

/** Hands out what the topic delivered, and keeps what a channel did not take. */
export interface Postman {
  /** Prints some alerts, and gives them, and what is left from before, to the channels. */
  readonly handOut: (alerts: readonly SnsEnvelope[], to: NodeJS.WriteStream) => Promise<void>;
  /** How many alerts wait for a channel to take them. */
  readonly undelivered: () => number;
}

/** A postman for some channels. */
export function makePostman(channels: readonly Channel[]): Postman {
  let undelivered: readonly (readonly [Channel, Delivery])[] = [];
  return {
    handOut: async (alerts, to) => {
      for (const alert of alerts) report.alert(alert, to);
      const fresh = alerts
        .map(deliveryOf)
        .flatMap((delivery) => channels.map((channel) => [channel, delivery] as const));
      const failed: (readonly [Channel, Delivery])[] = [];
      for (const [channel, delivery] of [...undelivered, ...fresh]) {
        try {
          await channel.send(delivery);
        } catch (error) {
          failed.push([channel, delivery]);
          report.undelivered(channel.name, delivery.subject, error, to);
        }
      }
      undelivered = failed;
    },
    undelivered: () => undelivered.length,
  };
}
