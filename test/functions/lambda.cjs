// A Lambda environment in small, for a test: a process that loads a bundle afresh and gives its handler the events it is sent.
process.on('message', async ({ id, file, event, milliseconds }) => {
  const deadline = Date.now() + milliseconds;
  const context = { getRemainingTimeInMillis: () => deadline - Date.now() };
  try {
    process.send({ id, answer: (await require(file).handler(event, context)) ?? null });
  } catch (error) {
    process.send({ id, error: { name: String(error?.name), message: String(error?.message) } });
  }
});
