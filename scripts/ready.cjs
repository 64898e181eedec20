// node scripts/ready.cjs
//
// Exits with 0 when the site on PORT of this machine is ready to serve, for health checks in images
// that have no curl.
fetch(`http://127.0.0.1:${process.env.PORT || 3000}/readyz`, { signal: AbortSignal.timeout(4000) })
  .then((answer) => process.exit(answer.ok ? 0 : 1))
  .catch(() => process.exit(1));
