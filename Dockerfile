# syntax=docker/dockerfile:1
# One image: Node.js, and what `npm run build` writes. docs/install.md says how to run it.

FROM node:24-slim AS build
ENV NPM_CONFIG_UPDATE_NOTIFIER=false
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# What is installed here fits the platform of this stage, and so of the image. The list of all parts is for scanners.
RUN npm run -s build -- /opt/gatehouse \
    && npm sbom --omit=dev --sbom-format=cyclonedx > /opt/gatehouse/sbom.cdx.json \
    && cp LICENSE /opt/gatehouse/

FROM node:24-slim
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Gatehouse" \
      org.opencontainers.image.description="Sign-up, sign-in and account pages that you run yourself" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
# A service needs no package manager.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack \
      /usr/local/bin/yarn /usr/local/bin/yarnpkg /opt/yarn-* \
    && mkdir /data \
    && chown 10001:10001 /data
COPY --from=build /opt/gatehouse /opt/gatehouse
RUN ln -s /opt/gatehouse/server/gatehouse.js /usr/local/bin/gatehouse
ENV NODE_ENV=production \
    NODE_COMPILE_CACHE=/var/cache/gatehouse \
    HOST=0.0.0.0 \
    PORT=3001
# Compiles the code once, as the user of the service: Node.js keeps compiled code for each user by itself. Afterwards nobody
# but root may change it. The start fails because nothing answers there, which is expected.
RUN mkdir /var/cache/gatehouse \
    && chown 10001:10001 /var/cache/gatehouse \
    && ! setpriv --reuid=10001 --regid=10001 --clear-groups env DATABASE_URL=postgres://127.0.0.1:1/none \
      BETTER_AUTH_URL=https://accounts.example.com \
      BETTER_AUTH_SECRET="$(node -p 'crypto.randomBytes(32).toString("hex")')" node /opt/gatehouse/server/main.js \
    && setpriv --reuid=10001 --regid=10001 --clear-groups gatehouse --help > /dev/null \
    && chown -R root:root /var/cache/gatehouse \
    && chmod -R go=rX /var/cache/gatehouse
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 3001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --start-interval=1s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "/opt/gatehouse/server/main.js"]
