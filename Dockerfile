# One image for web and workers: compose starts it with different commands. The version is that of the package `node`.
FROM node:24.21.0-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force

# The web app, with Vite and what else only building it takes.
FROM node:24.21.0-slim AS web
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts && npm cache clean --force
COPY tsconfig.json vite.config.ts ./
COPY config ./config
COPY src ./src
RUN node --import ./config/node.js config/web/build.ts

FROM node:24.21.0-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json ./
COPY config ./config
COPY src ./src
COPY workers ./workers
COPY --from=web /app/dist ./dist
RUN mkdir /data && chown node:node /data
USER node
ENV DATA_DIR=/data HOST=0.0.0.0 PORT=3000
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=8", "--import", "./config/node.js", "src/main.ts"]
