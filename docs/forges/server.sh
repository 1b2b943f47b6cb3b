#!/bin/sh
# 自己的网站服务器，不依赖任何平台的流水线；Gitee、内网 Forgejo 都可以这样发布。
# A web server of your own, without any forge's pipelines: how to publish from Gitee or a forge inside your network.
#
#   crontab -e
#   CRON_TZ=Asia/Shanghai
#   10 0 * * *            /srv/gongshi/docs/forges/server.sh daily   # 新的一天 / a new day
#   */5 8-18 * * *        /srv/gongshi/docs/forges/server.sh         # 有新合并，或者夜里没有运行，才发布 / when something was merged, or the night was missed
#
# /srv/gongshi 是克隆，GONGSHI_SITE 是网站服务器所指的文件夹。 / /srv/gongshi is a clone, GONGSHI_SITE what the web server shows.
set -eu
cd "$(dirname "$0")/../.."
site=${GONGSHI_SITE:-/var/www/gongshi}

# 同一时刻只发布一次。 / One at a time.
mkdir -p target
exec 9> target/server.lock
flock -n 9 || exit 0

# 取不到更新时，新的一天也照样生成，最后再报错。 / Where nothing can be fetched a new day is built all the same, and the fault told at the end.
fetched=true
git pull --quiet --ff-only || fetched=false
now="$(git rev-parse HEAD) $(TZ=UTC-8 date +%Y-%m-%d)"
if [ "${1:-}" = daily ] || [ "$now" != "$(cat target/server.published 2> /dev/null)" ]; then
  .github/publish.sh program > /dev/null
  .github/publish.sh build-twice
  .github/publish.sh place "$site"
  printf '%s\n' "$now" > target/server.published
fi
if [ $fetched = false ]; then
  echo "未能取回 main，网站按已有的内容 / main could not be fetched, the site shows what is here" >&2
  exit 1
fi
