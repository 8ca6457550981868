-- dialects: luajit
print(require("jit.opt") == jit.opt, package.loaded["jit.opt"] == jit.opt)
print(pcall(require("jit.opt").start, "hotloop=10"))
