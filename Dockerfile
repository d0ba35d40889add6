# The program and nothing else. goreleaser builds it, from a folder that has the binary of each platform:
#
#   docker run --rm -v "$PWD:/work" ghcr.io/OWNER/plugin-manifest-ls check
FROM scratch
ARG TARGETPLATFORM
COPY LICENSE THIRD_PARTY_LICENSES /
COPY $TARGETPLATFORM/plugin-manifest-ls /plugin-manifest-ls
# Nobody in particular; check --fix needs --user "$(id -u)", for it writes below /work.
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["/plugin-manifest-ls"]
CMD ["check"]
