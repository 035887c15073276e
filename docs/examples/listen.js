// Hears every event of every demo, each once: node docs/examples/listen.js amqp://user:password@host:5672
import { Connection } from "rabbitmq-client";

const connection = new Connection(process.argv[2]);
connection.on("error", (error) => process.stderr.write(`${error.message}\n`));

// At least once: the same event may come again, under the same id. Keep these where you keep what you do with them.
const done = new Set();

const consumer = connection.createConsumer(
  {
    // Durable, so that nothing is missed while this does not run.
    queue: "my-service.demo-sessions",
    queueOptions: { durable: true },
    qos: { prefetchCount: 20 },
    exchanges: [{ exchange: "demo_sessions", type: "topic", durable: true }],
    queueBindings: [{ exchange: "demo_sessions", routingKey: "demo.#" }],
  },
  async ({ routingKey, body: event }) => {
    if (done.has(event.event_id)) return;
    process.stdout.write(`${routingKey} ${event.session_id} ${event.event_id}\n`);
    done.add(event.event_id);
    // What throws here comes again.
  },
);

process.once("SIGTERM", async () => {
  await consumer.close();
  await connection.close();
});
