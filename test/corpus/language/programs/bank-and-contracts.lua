-- Objects with invariants, transactions that roll back, observers and audit logs.
local Account = {}
Account.__index = Account
local audit = {}
function Account.new(owner, balance)
  return setmetatable({ owner = owner, balance = balance or 0, limit = 0 }, Account)
end
function Account:deposit(n)
  if type(n) ~= "number" then
    error("amount must be a number, got " .. type(n), 2)
  elseif n <= 0 then
    error({ code = "amount", amount = n }, 2)
  end
  self.balance = self.balance + n
  audit[#audit + 1] = self.owner .. "+" .. n
  return self
end
function Account:withdraw(n)
  if self.balance - n < -self.limit then error({ code = "funds", short = n - self.balance - self.limit }) end
  self.balance = self.balance - n
  audit[#audit + 1] = self.owner .. "-" .. n
  return self
end
Account.__tostring = function(a) return ("%s:%.2f"):format(a.owner, a.balance) end
Account.__lt = function(a, b) return a.balance < b.balance end
Account.__add = function(a, b) return Account.new(a.owner .. "&" .. b.owner, a.balance + b.balance) end
local function transaction(accounts, f)
  local saved, n = {}, #audit
  for i, a in ipairs(accounts) do saved[i] = a.balance end
  local ok, e = pcall(f, (unpack or table.unpack)(accounts))
  if not ok then
    for i, a in ipairs(accounts) do a.balance = saved[i] end
    for i = #audit, n + 1, -1 do audit[i] = nil end
    return false, type(e) == "table" and (e.code .. " " .. tostring(e.short or e.amount)) or e
  end
  return true
end
local a, b = Account.new("ann", 100), Account.new("bob")
print(transaction({ a, b }, function(x, y) x:withdraw(30) y:deposit(30) end))
print(a, b)
print(transaction({ a, b }, function(x, y) y:deposit(1000) x:withdraw(500) end))
print(a, b)
print(transaction({ a, b }, function(x, y) x:withdraw(10) y:deposit(-5) end))
print(a, b)
print(transaction({ a, b }, function(x, y) x:withdraw(10) y:deposit("ten") end))
print(a, b)
print(transaction({ a, b }, function(x, y) x:withdraw(10) z:deposit(1) end))
print(a, b)
b.limit = 50
print(transaction({ b }, function(x) x:withdraw(75) end), tostring(b), b < a, tostring(a + b))
print(table.concat(audit, " "))
print(pcall(a.deposit, a, "x"))
print(pcall(function() a:deposit("x") end))
print(pcall(function() a:withdraw(nil) end))
print(pcall(Account.withdraw))
print(transaction({ a }, function(x)
  transaction({ x }, function(y) y:withdraw(1) error("inner", 0) end)
  x:withdraw(2)
end), tostring(a))
local sum = 0
for i = 1, 100 do a:deposit(0.1) sum = sum + 0.1 end
print(tostring(a), ("%.10f"):format(sum), sum == 10)
