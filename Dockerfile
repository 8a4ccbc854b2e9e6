# syntax=docker/dockerfile:1

FROM node:24-bookworm-slim AS build
WORKDIR /app
# SQLite is compiled where no binary of it can be fetched.
RUN apt-get update -q \
  && apt-get install -y -q --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY scripts scripts
COPY config config
COPY src src
RUN npm run --silent build && npm prune --omit=dev

FROM node:24-bookworm-slim
WORKDIR /app
COPY scripts/install-system.sh scripts/
RUN sh scripts/install-system.sh --image
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY samples samples
RUN mkdir /data && chown node:node /data
USER node
ENV NODE_ENV=production CUTROOM_DATA_DIR=/data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5m --timeout=30s --start-period=30s \
  CMD ["node", "/app/dist/src/main.js", "doctor"]
ENTRYPOINT ["node", "/app/dist/src/main.js"]
CMD ["start"]
