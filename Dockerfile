# syntax=docker/dockerfile:1
# The whole server: `docker build -t weavewall .`, then `docker run -p 8080:8080 -v weavewall:/data weavewall`.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
# Words are compiled here once, because the running image writes nothing but walls. The package that
# brings Node along is for machines without one.
RUN npm run build \
 && node --input-type=module -e "(await import('./server/words/serverWords.ts')).readAllWords()" \
 && npm prune --omit=dev --ignore-scripts \
 && rm -rf node_modules/node-linux-* \
 && find server shared locales scripts -name '*.test.ts' -delete

FROM node:24-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
RUN install -d -o node -g node /data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/shared ./shared
COPY --from=build /app/locales ./locales
COPY --from=build /app/server ./server
COPY --from=build /app/scripts ./scripts
COPY --from=build /app/dist ./dist
COPY --from=build /app/.cache/words ./.cache/words
USER node
EXPOSE 8080
VOLUME /data
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8080}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# No npm in between: it would not pass SIGTERM on, and walls are given over at that.
CMD ["node", "server/start.mjs"]
