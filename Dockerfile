# Counterclaim as an image. Every RUN below is a command that `npm run image` runs on a copy of the
# sources, without Docker, and then starts what came of it.

FROM node:22-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY . .
RUN npm ci
RUN npm run build
RUN npm ci --omit=dev
RUN rm -rf .next/cache

FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000
COPY --from=build /app /app
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s CMD ["node", "scripts/ready.cjs"]
CMD ["node", "--conditions=react-server", "scripts/run.cjs", "scripts/start.ts"]
