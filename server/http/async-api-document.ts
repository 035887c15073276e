import { z } from "zod";
import { CONSUMED, EVENTS } from "../../contract/events.ts";

type Json = Record<string, unknown>;

/** A schema as others read it; what a schema of ours transforms is described by what comes in. */
const schemaOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Json;
  return rest;
};

const nameOf = (routingKey: string): string =>
  routingKey.replace(/(^|[._])(\w)/g, (_, _separator, letter: string) => letter.toUpperCase());

interface Side {
  readonly exchange: string;
  readonly action: "send" | "receive";
  readonly events: Readonly<Record<string, z.ZodType>>;
  readonly summary: (routingKey: string) => string;
}

const BASE = {
  asyncapi: "3.0.0",
  info: {
    title: "Demo Session Service: events",
    version: "1",
    description:
      "What the service announces on RabbitMQ, each at least once and a demo's in their order: whoever listens knows an event by its `event_id`. And what it listens for.",
    license: { name: "Proprietary", url: "https://spdx.org/licenses/" },
  },
  defaultContentType: "application/json",
};

/**
 * AsyncAPI 3 of the events, made of the schemas by which they are checked.
 *
 * @param exchanges by their names on the broker
 */
export function asyncApiDocument(exchanges: { readonly announced: string; readonly consumed: string }): Json {
  const sides: readonly Side[] = [
    { exchange: exchanges.announced, action: "send", events: EVENTS, summary: (it) => `Announced: ${it}` },
    { exchange: exchanges.consumed, action: "receive", events: CONSUMED, summary: (it) => `Listened for: ${it}` },
  ];
  const all = sides.flatMap((side) => Object.entries(side.events).map(([key, schema]) => ({ side, key, schema })));
  const each = (of: (it: (typeof all)[number]) => Json) =>
    Object.fromEntries(all.map((it) => [nameOf(it.key), of(it)]));
  return {
    ...BASE,
    servers: {
      broker: { host: "rabbitmq.example:5672", protocol: "amqp", description: "Named by `RABBITMQ_URL`" },
    },
    channels: each(({ side, key }) => ({
      address: key,
      messages: { [nameOf(key)]: { $ref: `#/components/messages/${nameOf(key)}` } },
      bindings: {
        amqp: {
          is: "routingKey",
          exchange: { name: side.exchange, type: "topic", durable: true, autoDelete: false },
          bindingVersion: "0.3.0",
        },
      },
    })),
    operations: each(({ side, key }) => ({
      action: side.action,
      summary: side.summary(key),
      security: [{ $ref: "#/components/securitySchemes/login" }],
      channel: { $ref: `#/channels/${nameOf(key)}` },
      messages: [{ $ref: `#/channels/${nameOf(key)}/messages/${nameOf(key)}` }],
    })),
    components: {
      securitySchemes: { login: { type: "userPassword", description: "The broker's, in `RABBITMQ_URL`" } },
      messages: each(({ key }) => ({
        name: key,
        title: key,
        contentType: "application/json",
        payload: { $ref: `#/components/schemas/${nameOf(key)}` },
      })),
      schemas: each(({ schema }) => schemaOf(schema)),
    },
  };
}
