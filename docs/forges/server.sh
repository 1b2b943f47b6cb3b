#!/bin/sh
# 自己的网站服务器，不依赖任何平台的流水线；Gitee、内网 Forgejo 都可以这样发布。
# A web server of your own, without any forge's pipelines: how to publish from Gitee or a forge inside your network.
#
#   crontab -e
#   CRON_TZ=Asia/Shanghai
#   10 0 * * *            /srv/gongshi/docs/forges/server.sh daily   # 新的一天 / a new day
#   */5 8-18 * * *        /srv/gongshi/docs/forges/server.sh         # 有新合并才发布 / publishes when something was merged
#
# /srv/gongshi 是克隆，GONGSHI_SITE 是网站服务器所指的文件夹。 / /srv/gongshi is a clone, GONGSHI_SITE what the web server shows.
set -eu
cd "$(dirname "$0")/../.."
site=${GONGSHI_SITE:-/var/www/gongshi}

# 同一时刻只发布一次。 / One at a time.
mkdir -p target
exec 9> target/server.lock
flock -n 9 || exit 0

git pull --quiet --ff-only
head=$(git rev-parse HEAD)
if [ "${1:-}" != daily ] && [ "$head" = "$(cat target/server.published 2> /dev/null)" ]; then exit 0; fi
.github/publish.sh program > /dev/null
.github/publish.sh build-twice
.github/publish.sh place "$site"
printf '%s\n' "$head" > target/server.published
