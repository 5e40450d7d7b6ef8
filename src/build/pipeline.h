// Runs tasks on several threads and takes what they give in the order of the tasks, with bounded memory.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <tifa/result.h>

namespace tifa {

// `produce(task, emit)` runs on one of `threads` threads for each task in [0, tasks); it hands over items by
// emit(item), which waits while more than `budget` bytes (item.bytes()) are waiting to be taken and is false when all
// is to end. `consume(task, item)` runs on the calling thread, task after task, and for each task in the order of its
// items; its first error ends everything. So does the first exception of either, which is thrown again when all threads
// have ended. Memory: the budget and one item a thread. No deadlock: the task whose turn it is may always hand over one
// item, and where the system gives fewer threads than asked for, those that there are do it all; where it gives none,
// std::system_error.
template <class Item, class Produce, class Consume>
[[nodiscard]] Status run_in_order(std::size_t tasks, unsigned threads, std::uint64_t budget, Produce&& produce,
                                  Consume&& consume) {
  struct Lane {
    std::deque<Item> items;
    bool done = false;
  };
  std::mutex mutex;
  std::condition_variable item_there;  // for the consumer
  std::condition_variable room_there;  // for the producers
  std::map<std::size_t, Lane> lanes;   // tasks that are running or wait to be taken
  std::size_t next = 0, turn = 0;
  std::uint64_t waiting = 0;
  bool ended = false;
  std::exception_ptr thrown;

  const auto emit_for = [&](std::size_t task, Item item) {
    const std::uint64_t bytes = item.bytes();
    std::unique_lock lock(mutex);
    Lane& lane = lanes.at(task);
    room_there.wait(lock, [&] { return ended || waiting + bytes <= budget || (task == turn && lane.items.empty()); });
    if (ended) return false;
    waiting += bytes;
    lane.items.push_back(std::move(item));
    if (task == turn) item_there.notify_one();
    return true;
  };
  // To be called with the mutex locked, in a handler.
  const auto end_with_exception = [&] {
    if (!thrown) thrown = std::current_exception();
    ended = true;
    item_there.notify_one();
    room_there.notify_all();
  };
  const auto work = [&] {
    std::unique_lock lock(mutex);
    try {
      while (!ended && next < tasks) {
        const std::size_t task = next++;
        lanes[task];
        lock.unlock();
        produce(task, [&](Item item) { return emit_for(task, std::move(item)); });
        lock.lock();
        if (ended) break;
        lanes.at(task).done = true;
        if (task == turn) item_there.notify_one();
      }
    } catch (...) {
      if (!lock.owns_lock()) lock.lock();
      end_with_exception();
    }
  };

  Status status;
  std::vector<std::jthread> workers;
  try {
    for (std::size_t i = 0; i < std::min<std::size_t>(threads, tasks); ++i) workers.emplace_back(work);
  } catch (const std::exception&) {
    if (workers.empty()) throw;
  }
  std::unique_lock lock(mutex);
  try {
    for (; turn < tasks && status && !ended; ++turn, room_there.notify_all()) {
      while (status) {
        item_there.wait(lock, [&] {
          const auto lane = lanes.find(turn);
          return ended || (lane != lanes.end() && (lane->second.done || !lane->second.items.empty()));
        });
        if (ended || lanes.at(turn).items.empty()) break;
        Lane& lane = lanes.at(turn);
        Item item = std::move(lane.items.front());
        lane.items.pop_front();
        waiting -= item.bytes();
        room_there.notify_all();
        lock.unlock();
        status = consume(turn, std::move(item));
        lock.lock();
      }
      if (status && !ended) lanes.erase(turn);
    }
  } catch (...) {
    if (!lock.owns_lock()) lock.lock();
    end_with_exception();
  }
  ended = true;
  room_there.notify_all();
  lock.unlock();
  workers.clear();  // joins
  if (thrown) std::rethrow_exception(thrown);
  return status;
}

}  // namespace tifa
