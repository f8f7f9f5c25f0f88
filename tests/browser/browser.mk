# SPDX-License-Identifier: Apache-2.0
# The charter document in a real browser. Included by the Makefile. playwright-core, axe-core and
# html-validate come from npm, the browser is the system's. `make check` runs this where all are
# there, and says where they are not.

BROWSER_TOOLS := $(B)/browser/tools/node_modules/.package-lock.json

$(BROWSER_TOOLS): tests/browser/package.json | $(B)/has/browser
	@mkdir -p $(B)/browser/tools
	$(quiet)cp tests/browser/package.json $(B)/browser/tools
	$(call step,NPM,$<)cd $(B)/browser/tools && npm install --no-package-lock --no-audit --no-fund --loglevel=error
	@touch $@

browser: $(BROWSER_TOOLS) $(B)/charte
	@sh tests/browser/run.sh $(B)/charte $(B)/browser

# The picture in README.md, taken anew: for you to look at before you commit it.
picture: $(BROWSER_TOOLS) $(B)/charte
	@$(B)/charte document charters/organize/en.charte -o $(B)/browser/picture.html
	@BROWSER_TOOLS=$(abspath $(B)/browser/tools) node tests/browser/picture.mjs $(B)/browser/picture.html .github/picture.png

.PHONY: browser picture
